package org.wuxingspice.netlist.technology;

import java.util.Objects;

/**
 * How the dimensionless network becomes currents of bipolar transistors: E is the collector current
 * of a transistor in units of I_u, and ln E the voltage of a capacitor.
 *
 * @param process the transistors
 * @param emitter area of the unit transistor, in areas of the process's
 * @param unitCurrent I_u, the current of E = 1, ampere
 * @param capacitance C at the node of an element, with the junctions that hang on it, farad
 * @param supply voltage, volt
 * @param unitVoltage of a deviation of 1 on the lines that links start from, volt
 * @param trim what takes the errors of these transistors back
 */
public record TranslinearDesign(
    BipolarProcess process,
    double emitter,
    double unitCurrent,
    double capacitance,
    double supply,
    double unitVoltage,
    Trim trim) {

  /**
   * Areas and a capacitance by which the circuits of a process keep to their equations; a designer
   * finds them by simulation of single cells. 1 and 0 in a process without base currents, Early
   * effect and junction capacitances.
   *
   * @param reference current of the bias lines, units of I_u
   * @param copy area of the copies of E that generate, units
   * @param decay area of the sinks of K2 per unit of K2
   * @param rest area of the transistor that a sender compares its element with
   * @param source ratio of the mirror that gives what links give, input to output
   * @param sink ratio of the mirror that takes what links take, input to output
   * @param input current of the follower whose base takes an input port's offset back, units of I_u
   * @param junctions what the junctions of an element add to its capacitor, farad
   * @param port what an output port adds to it, farad
   */
  public record Trim(
      double reference,
      double copy,
      double decay,
      double rest,
      double source,
      double sink,
      double input,
      double junctions,
      double port) {

    /**
     * Checks the values.
     *
     * @throws org.wuxingspice.model.failure.WuxingException {@link TechnologyReason#BAD_PART}
     */
    public Trim {
      TechnologyReason.positive("trim of the reference", reference);
      TechnologyReason.positive("trim of the copies", copy);
      TechnologyReason.positive("trim of the decay", decay);
      TechnologyReason.positive("trim of the rest", rest);
      TechnologyReason.positive("trim of the source", source);
      TechnologyReason.positive("trim of the sink", sink);
      TechnologyReason.positive("trim of the input", input);
    }
  }

  /** Boltzmann's constant over the elementary charge (SI, exact), volt per kelvin. */
  private static final double VOLTS_PER_KELVIN = 1.380649e-23 / 1.602176634e-19;

  /** Temperature at which circuits are simulated unless they say otherwise, kelvin. */
  private static final double TEMPERATURE = 300.15;

  private static final int NEWTON_STEPS = 50;

  /**
   * Checks the values.
   *
   * @throws org.wuxingspice.model.failure.WuxingException {@link TechnologyReason#BAD_PART}
   */
  public TranslinearDesign {
    Objects.requireNonNull(process, "process");
    Objects.requireNonNull(trim, "trim");
    TechnologyReason.positive("emitter area", emitter);
    TechnologyReason.positive("unit current", unitCurrent);
    TechnologyReason.positive("capacitance", capacitance);
    TechnologyReason.positive("supply voltage", supply);
    TechnologyReason.positive("unit voltage", unitVoltage);
  }

  /**
   * {@return 1 µA, 200 pF and 3.3 V in the process UHF1 with emitters of 3 µm by 5 µm; the time
   * unit is 5.2 µs}
   */
  public static TranslinearDesign bipolar() {
    return new TranslinearDesign(
        BipolarProcess.uhf1(),
        0.1,
        1e-6,
        200e-12,
        3.3,
        0.2,
        new Trim(0.9947, 0.999, 1.033, 1.0062, 0.9855, 0.9761, 2.17, 0.44e-12, 0.3e-12));
  }

  /**
   * {@return the same design with other transistors}
   *
   * @param changed process
   */
  public TranslinearDesign withProcess(final BipolarProcess changed) {
    return new TranslinearDesign(
        changed, emitter, unitCurrent, capacitance, supply, unitVoltage, trim);
  }

  /**
   * {@return the same design with other unit transistors}
   *
   * @param area of the emitters, in areas of the process's
   */
  public TranslinearDesign withEmitter(final double area) {
    return new TranslinearDesign(
        process, area, unitCurrent, capacitance, supply, unitVoltage, trim);
  }

  /** {@return the unit transistors} */
  public BipolarProcess transistors() {
    return process.scaled(emitter);
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
    return VOLTS_PER_KELVIN
        * TEMPERATURE
        * Math.log(unitCurrent / (emitter * process.parameter("is")));
  }

  /** {@return the base-emitter voltage at rest, E = 1, as a start for the simulator, volt} */
  public double restingVoltage() {
    final double base = baseVoltage();
    double volts = base;
    for (int i = 0; i < NEWTON_STEPS; i++) {
      volts = base - VOLTS_PER_KELVIN * TEMPERATURE * Math.log1p(-volts / process.parameter("var"));
    }
    return volts;
  }

  /** {@return the seconds per time unit, C·V/I_u with the {@link #logarithmicVoltage()}} */
  public double secondsPerUnit() {
    return capacitance * logarithmicVoltage() / unitCurrent;
  }

  /**
   * {@return how much larger one of two transistors seems whose base-emitter voltages differ}
   *
   * @param volts of the difference
   */
  public static double match(final double volts) {
    return Math.exp(volts / (VOLTS_PER_KELVIN * TEMPERATURE));
  }

  /** {@return the level around which lines carry D, volt} */
  public double middle() {
    return supply / 2;
  }

  /** {@return the resistance of a link whose coefficient is 1, ohm} */
  public double linkResistance() {
    return unitVoltage / unitCurrent;
  }
}
