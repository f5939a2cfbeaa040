package org.wuxingspice.netlist.compile;

import java.util.List;
import java.util.stream.IntStream;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.netlist.circuit.Analysis;
import org.wuxingspice.netlist.circuit.Circuit;
import org.wuxingspice.netlist.format.NetlistWriter;
import org.wuxingspice.netlist.technology.Technology;

/**
 * A network's circuit and what its devices and nodes stand for.
 *
 * @param circuit the circuit
 * @param technology volts and seconds
 * @param driveTargets the source to alter for each channel of the drive, lower case
 * @param coefficientTargets the two memristors to alter for each link, G₊ then G₋, lower case
 * @param stateProbes the vector of each element's voltage, by element index
 */
public record CompiledNetwork(
    Circuit circuit,
    Technology technology,
    List<String> driveTargets,
    List<String> coefficientTargets,
    List<String> stateProbes) {

  /** Points per time unit that the simulator must at least compute. */
  private static final double STEPS_PER_UNIT = 4;

  /** Seals the lists. */
  public CompiledNetwork {
    driveTargets = List.copyOf(driveTargets);
    coefficientTargets = List.copyOf(coefficientTargets);
    stateProbes = List.copyOf(stateProbes);
  }

  /** The netlist, title first. */
  public List<String> lines() {
    return NetlistWriter.lines(circuit);
  }

  /**
   * Source voltages for a drive; the inputs invert.
   *
   * @param drive one number per channel, in units of E per time unit
   * @return volts, in the order of {@link #driveTargets()}
   */
  public double[] driveValues(final double[] drive) {
    return IntStream.range(0, drive.length)
        .mapToDouble(c -> -drive[c] * technology.voltsPerUnit())
        .toArray();
  }

  /**
   * Memristor resistances for the coefficients.
   *
   * @param network with the coefficients
   * @param technology parts
   * @return ohms, two per link, in the order of {@link #coefficientTargets()}
   */
  static double[] resistances(final Network network, final Technology technology) {
    return resistances(network.coefficients(), technology);
  }

  private static double[] resistances(final double[] coefficients, final Technology technology) {
    final double[] ohms = new double[2 * coefficients.length];
    for (int k = 0; k < coefficients.length; k++) {
      final double[] conductances = technology.conductances(coefficients[k]);
      ohms[2 * k] = 1 / conductances[0];
      ohms[2 * k + 1] = 1 / conductances[1];
    }
    return ohms;
  }

  /**
   * Memristor resistances for coefficients, clipped to the memristors' range.
   *
   * @param coefficients one per link
   * @return ohms, in the order of {@link #coefficientTargets()}
   */
  public double[] coefficientValues(final double[] coefficients) {
    return resistances(coefficients, technology);
  }

  /**
   * The coefficients that resistances amount to.
   *
   * @param ohms in the order of {@link #coefficientTargets()}
   * @return one per link
   */
  public double[] realisedCoefficients(final double[] ohms) {
    return IntStream.range(0, ohms.length / 2)
        .mapToDouble(k -> technology.coefficient(1 / ohms[2 * k], 1 / ohms[2 * k + 1]))
        .toArray();
  }

  /**
   * The transient analysis of a pass.
   *
   * @param duration T, time units, positive
   */
  public Analysis.Transient analysis(final double duration) {
    final double step = technology.secondsPerUnit() / STEPS_PER_UNIT;
    return new Analysis.Transient(step, duration * technology.secondsPerUnit(), 0, step, true);
  }
}
