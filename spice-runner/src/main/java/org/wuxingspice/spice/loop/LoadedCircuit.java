package org.wuxingspice.spice.loop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.wuxingspice.model.dynamics.FixedPoint;
import org.wuxingspice.model.dynamics.Signals;
import org.wuxingspice.model.dynamics.Trajectory;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.netlist.circuit.Analysis;
import org.wuxingspice.netlist.compile.CompiledNetwork;
import org.wuxingspice.netlist.compile.Level;
import org.wuxingspice.netlist.compile.NetworkCompiler;
import org.wuxingspice.netlist.technology.Technology;
import org.wuxingspice.spice.deck.Deck;
import org.wuxingspice.spice.simulator.Settings;
import org.wuxingspice.spice.simulator.Waveforms;

/**
 * The circuit of one network and direction, with the conversions between its voltages and the
 * network's signals. Any network that differs in its coefficients alone can use it.
 */
final class LoadedCircuit {

  /** Distance from the state clamp, in units of E, below which an element counts as clamped. */
  private static final double CLAMP_MARGIN = 0.01;

  private final Network original;
  private final CompiledNetwork compiled;
  private final Technology technology;
  private final Deck deck;
  private final List<String> names;
  private final double[] fixedPoint;

  private LoadedCircuit(
      final Network original,
      final Direction direction,
      final CompiledNetwork compiled,
      final Technology technology) {
    this.original = original;
    this.compiled = compiled;
    this.technology = technology;
    this.deck = Deck.of(compiled.circuit());
    final List<String> targets = new ArrayList<>(compiled.driveTargets());
    targets.addAll(compiled.coefficientTargets());
    this.names = List.copyOf(targets);
    this.fixedPoint = FixedPoint.solve(original.parameters(), direction);
  }

  static LoadedCircuit compile(
      final Network network,
      final Direction direction,
      final Level level,
      final Technology technology) {
    return new LoadedCircuit(
        network,
        direction,
        NetworkCompiler.compile(network, direction, level, technology),
        technology);
  }

  boolean serves(final Network network) {
    return network.topology() == original.topology()
        && network.parameters() == original.parameters()
        && network.clamp().equals(original.clamp());
  }

  Deck deck() {
    return deck;
  }

  List<String> probes() {
    return compiled.stateProbes();
  }

  Analysis analysis(final double duration) {
    return compiled.analysis(duration);
  }

  double[] resistances(final Network network) {
    return compiled.coefficientValues(network.coefficients());
  }

  Settings settings(final double[] drive, final double[] resistances) {
    final double[] volts = compiled.driveValues(drive);
    final double[] values = Arrays.copyOf(volts, volts.length + resistances.length);
    System.arraycopy(resistances, 0, values, volts.length, resistances.length);
    return new Settings(names, values);
  }

  /** Converts the probed node voltages into element values over time units. */
  Trajectory trajectory(final Waveforms waveforms) {
    final double[] time = scaled(waveforms.scale(), 1 / technology.secondsPerUnit());
    final double[][] values = new double[compiled.stateProbes().size()][];
    for (int e = 0; e < values.length; e++) {
      values[e] = scaled(waveforms.vector(compiled.stateProbes().get(e)), compiled.unitsPerVolt(e));
    }
    return new Trajectory(time, values);
  }

  private static double[] scaled(final double[] values, final double factor) {
    final double[] result = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      result[i] = values[i] * factor;
    }
    return result;
  }

  /**
   * Stores the integrals of the deviations, by the trapezoidal rule on the simulator's own
   * instants.
   *
   * @return number of elements that reached the state clamp
   */
  long integrate(final Trajectory trajectory, final Signals integrals, final int sample) {
    long clamped = 0;
    for (int e = 0; e < fixedPoint.length; e++) {
      final double[] time = trajectory.time()[e];
      final double[] value = trajectory.values()[e];
      double sum = 0;
      boolean reached = original.clamp().reaches(value[0], CLAMP_MARGIN);
      for (int i = 1; i < time.length; i++) {
        sum += (time[i] - time[i - 1]) * ((value[i] + value[i - 1]) / 2 - fixedPoint[e]);
        reached |= original.clamp().reaches(value[i], CLAMP_MARGIN);
      }
      integrals.set(e, sample, sum);
      clamped += reached ? 1 : 0;
    }
    return clamped;
  }
}
