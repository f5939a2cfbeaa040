package org.wuxingspice.netlist.technology;

import org.wuxingspice.netlist.circuit.CircuitReason;

/**
 * How the dimensionless network becomes a circuit.
 *
 * @param voltsPerUnit volts per unit of E
 * @param resistance R of the integrators, ohm; R·C is the time unit
 * @param capacitance C of the integrators, farad
 * @param multiplierScale V in W = X·Y/V, volt (10 V in the AD633 data sheet, Analog Devices)
 * @param openLoopGain DC gain of the op-amps, volt per volt
 * @param gainBandwidth gain-bandwidth product (GBW) of the op-amps, hertz
 * @param outputResistance open-loop output resistance of the op-amps, ohm; 0 for a buffered output,
 *     which spares the simulator a node per op-amp
 * @param lowestConductance G_off of a memristor, siemens
 * @param highestConductance G_on of a memristor, siemens
 */
public record Technology(
    double voltsPerUnit,
    double resistance,
    double capacitance,
    double multiplierScale,
    double openLoopGain,
    double gainBandwidth,
    double outputResistance,
    double lowestConductance,
    double highestConductance) {

  /** Checks that every part can be built. */
  public Technology {
    positive("volts per unit", voltsPerUnit);
    positive("resistance", resistance);
    positive("capacitance", capacitance);
    positive("multiplier scale", multiplierScale);
    positive("open-loop gain", openLoopGain);
    positive("gain-bandwidth product", gainBandwidth);
    positive("lowest conductance", lowestConductance);
    positive("highest conductance", highestConductance);
    if (!(outputResistance >= 0 && Double.isFinite(outputResistance))) {
      throw CircuitReason.BAD_VALUE.failure(
          "output resistance " + outputResistance + ": must be 0 or positive, and finite");
    }
    if (lowestConductance >= highestConductance) {
      throw CircuitReason.BAD_VALUE.failure(
          "conductances "
              + lowestConductance
              + " to "
              + highestConductance
              + " S: the lowest must lie below the highest");
    }
  }

  private static void positive(final String name, final double value) {
    if (!(value > 0 && Double.isFinite(value))) {
      throw CircuitReason.BAD_VALUE.failure(name + " " + value + ": must be positive and finite");
    }
  }

  /**
   * An integrated circuit: 10 kΩ and 100 pF give a time unit of 1 µs; op-amps of 100 dB and 300 MHz
   * with buffered outputs; memristors from 1 MΩ down to 2.5 kΩ. Chosen for this project, not taken
   * from one process's data.
   */
  public static Technology integrated() {
    return new Technology(1, 10e3, 100e-12, 10, 1e5, 300e6, 0, 1e-6, 400e-6);
  }

  /** Seconds per time unit, R·C. */
  public double secondsPerUnit() {
    return resistance * capacitance;
  }

  /**
   * The conductances of a synapse: (G₊ − G₋)·R = c with the smaller one at G_off, clipped at G_on.
   *
   * @param coefficient c, dimensionless
   * @return G₊ and G₋, siemens
   */
  public double[] conductances(final double coefficient) {
    final double size =
        Math.min(lowestConductance + Math.abs(coefficient) / resistance, highestConductance);
    return coefficient >= 0
        ? new double[] {size, lowestConductance}
        : new double[] {lowestConductance, size};
  }

  /**
   * The coefficient of a synapse.
   *
   * @param plus G₊, siemens
   * @param minus G₋, siemens
   * @return (G₊ − G₋)·R
   */
  public double coefficient(final double plus, final double minus) {
    return (plus - minus) * resistance;
  }
}
