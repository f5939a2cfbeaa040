package org.wuxingspice.netlist.technology;

import java.util.Objects;

/**
 * How the dimensionless network becomes currents of bipolar transistors: E is the collector current
 * of a transistor in units of I_u, and ln E the voltage of a capacitor.
 *
 * @param process the transistors
 * @param unitCurrent I_u, the current of E = 1, ampere
 * @param capacitance C at the node of an element, with the junctions that hang on it, farad
 * @param supply voltage, volt
 * @param readVoltage across the memristor of a link whose coefficient is 1 or −1, volt
 */
public record TranslinearDesign(
    BipolarProcess process,
    double unitCurrent,
    double capacitance,
    double supply,
    double readVoltage) {

  /**
   * What the tail of a link carries in units of its coefficient and I_u: the sum of E, of 1 and of
   * the third line of a port.
   */
  public static final double SPAN = 4;

  /** Boltzmann's constant over the elementary charge (SI, exact), volt per kelvin. */
  private static final double VOLTS_PER_KELVIN = 1.380649e-23 / 1.602176634e-19;

  /** Temperature at which circuits are simulated unless they say otherwise, kelvin. */
  private static final double TEMPERATURE = 300.15;

  /** Gain of a link without the losses of its port and transistors. */
  private static final double LINK_TRIM = 1.03;

  private static final int NEWTON_STEPS = 50;

  /**
   * Checks the values.
   *
   * @throws org.wuxingspice.model.failure.WuxingException {@link TechnologyReason#BAD_PART}
   */
  public TranslinearDesign {
    Objects.requireNonNull(process, "process");
    TechnologyReason.positive("unit current", unitCurrent);
    TechnologyReason.positive("capacitance", capacitance);
    TechnologyReason.positive("supply voltage", supply);
    TechnologyReason.positive("read voltage", readVoltage);
  }

  /** {@return 1 µA, 100 pF and 3.3 V in the process UHF1; the time unit is 2.6 µs} */
  public static TranslinearDesign bipolar() {
    return new TranslinearDesign(BipolarProcess.uhf1(), 1e-6, 100e-12, 3.3, 0.2);
  }

  /**
   * {@return the same design with other transistors}
   *
   * @param changed process
   */
  public TranslinearDesign withProcess(final BipolarProcess changed) {
    return new TranslinearDesign(changed, unitCurrent, capacitance, supply, readVoltage);
  }

  /**
   * {@return the voltage that multiplies a collector current by e, volt: kT/q, raised by the
   * reverse Early effect, which takes a share Vbe/VAR from the current}
   */
  public double logarithmicVoltage() {
    final double thermal = VOLTS_PER_KELVIN * TEMPERATURE;
    return thermal / (1 - thermal / (process.parameter("var") - baseVoltage()));
  }

  /**
   * {@return the base-emitter voltage of a transistor that carries I_u without base-width effect}
   */
  private double baseVoltage() {
    return VOLTS_PER_KELVIN * TEMPERATURE * Math.log(unitCurrent / process.parameter("is"));
  }

  /** {@return the base-emitter voltage at rest, E = 1, as a start for the simulator, volt} */
  public double restingVoltage() {
    double volts = baseVoltage();
    for (int i = 0; i < NEWTON_STEPS; i++) {
      volts =
          baseVoltage()
              - VOLTS_PER_KELVIN * TEMPERATURE * Math.log1p(-volts / process.parameter("var"));
    }
    return volts;
  }

  /**
   * {@return the voltage of a port's line, volt}
   *
   * @param units of I_u that its logarithm takes
   */
  public double lineVoltage(final double units) {
    return 2 * restingVoltage() + logarithmicVoltage() * Math.log(units);
  }

  /** {@return the seconds per time unit, C·V/I_u with the {@link #logarithmicVoltage()}} */
  public double secondsPerUnit() {
    return capacitance * logarithmicVoltage() / unitCurrent;
  }

  /**
   * {@return the tail current of a link's gain cell, ampere}
   *
   * @param coefficient its size, not negative
   */
  public double tailCurrent(final double coefficient) {
    return SPAN * LINK_TRIM * unitCurrent * coefficient;
  }

  /**
   * {@return the conductance that sets a tail current, siemens} The transistor above the memristor
   * keeps the read voltage but for the logarithm of the current.
   *
   * @param coefficient size of the coefficient, positive
   */
  public double conductance(final double coefficient) {
    return tailCurrent(coefficient)
        / (readVoltage - VOLTS_PER_KELVIN * TEMPERATURE * Math.log(coefficient));
  }

  /**
   * {@return the size of the coefficient that a conductance sets, the inverse of {@link
   * #conductance(double)}}
   *
   * @param siemens conductance of the memristor, positive
   */
  public double coefficient(final double siemens) {
    final double thermal = VOLTS_PER_KELVIN * TEMPERATURE;
    double logarithm = Math.log(siemens * readVoltage / tailCurrent(1));
    for (int i = 0; i < NEWTON_STEPS; i++) {
      final double current = tailCurrent(Math.exp(logarithm));
      final double excess = current - siemens * (readVoltage - thermal * logarithm);
      logarithm -= excess / (current + siemens * thermal);
    }
    return Math.exp(logarithm);
  }
}
