package org.wuxingspice.netlist.compile;

import java.util.ArrayList;
import java.util.List;
import org.wuxingspice.netlist.naming.DevicePath;
import org.wuxingspice.netlist.technology.Technology;

/**
 * What a circuit takes from its two supplies: the quiescent currents of all parts, and what
 * amplifiers and references give at their outputs, each current from the supply of its sign (class
 * B). The current of a multiplier's output is part of its quiescent current.
 *
 * <p>A piece counts what earlier pieces drive into its own links. All loads of such a line pull the
 * same way, so that the currents of all pieces add up to the network's. What is driven into a
 * {@link LinkSums} is not counted.
 *
 * @param volts of the positive supply; the negative one is its opposite
 * @param quiescent current through all parts from one supply to the other, ampere
 * @param outputCurrents vectors to record, ampere, lower case; of amplifiers, references and cut
 *     lines. They are unknowns of the simulator, so that recording them is all they cost
 */
public record Supply(double volts, double quiescent, List<String> outputCurrents) {

  /** Keeps an unmodifiable copy of the list. */
  public Supply {
    outputCurrents = List.copyOf(outputCurrents);
  }

  /**
   * {@return what a circuit takes; nothing at behavioral level}
   *
   * @param circuit of a network or a piece of it
   */
  public static Supply of(final CompiledNetwork circuit) {
    final Technology t = circuit.technology();
    final List<Amplifier> amplifiers = circuit.amplifiers();
    if (circuit.references().isEmpty()) {
      return new Supply(t.supply(), 0, List.of());
    }
    final List<String> currents = new ArrayList<>();
    amplifiers.forEach(amplifier -> currents.add(amplifier.output().branch().text()));
    circuit.references().forEach(name -> currents.add(DevicePath.of(name).branch().text()));
    circuit.wired().forEach(line -> currents.add(line.source().branch().text()));
    return new Supply(
        t.supply(),
        amplifiers.isEmpty()
            ? 0
            : amplifiers.size() * t.opAmp().supplyCurrent()
                + circuit.elements().length * t.multiplier().supplyCurrent(),
        currents);
  }

  /** {@return the power without signals, watt} */
  public double quiescentPower() {
    return 2 * volts * quiescent;
  }

  /**
   * Power at an instant.
   *
   * @param amperes in the order of {@link #outputCurrents()}, of either sign
   * @return watt, from both supplies
   */
  public double power(final double... amperes) {
    if (amperes.length != outputCurrents.size()) {
      throw CompileReason.BAD_LENGTH.failure(
          amperes.length + " currents of a circuit with " + outputCurrents.size() + " outputs");
    }
    double sum = 0;
    for (final double current : amperes) {
      sum += Math.abs(current);
    }
    return quiescentPower() + volts * sum;
  }
}
