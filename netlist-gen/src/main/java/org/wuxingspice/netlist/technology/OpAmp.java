package org.wuxingspice.netlist.technology;

/**
 * What is specified of an operational amplifier. A property that is ideal (0 or infinite, as said
 * at each) costs the simulator nothing.
 *
 * @param part name of the part or class of parts
 * @param openLoopGain DC gain, volt per volt, positive
 * @param gainBandwidth gain-bandwidth product (GBW), hertz, positive
 * @param secondPole second pole of the open-loop gain, hertz; infinite for none
 * @param slewRate largest rate of change of the output, volt per second; infinite for none
 * @param swing largest output voltage of either sign, volt; infinite for none
 * @param outputResistance open-loop output resistance, ohm; 0 for a buffered output
 * @param offset input offset voltage, volt; 0 for none
 * @param biasCurrent current into the inverting input, ampere; 0 for none
 * @param supplyCurrent quiescent current of one amplifier, ampere
 */
public record OpAmp(
    String part,
    double openLoopGain,
    double gainBandwidth,
    double secondPole,
    double slewRate,
    double swing,
    double outputResistance,
    double offset,
    double biasCurrent,
    double supplyCurrent) {

  /**
   * Checks that the part can be built.
   *
   * @throws org.wuxingspice.model.failure.WuxingException {@link TechnologyReason#BAD_PART}
   */
  public OpAmp {
    TechnologyReason.positive("open-loop gain", openLoopGain);
    TechnologyReason.positive("gain-bandwidth product", gainBandwidth);
    TechnologyReason.positiveOrInfinite("second pole", secondPole);
    TechnologyReason.positiveOrInfinite("slew rate", slewRate);
    TechnologyReason.positiveOrInfinite("output swing", swing);
    TechnologyReason.notNegative("output resistance", outputResistance);
    TechnologyReason.finite("offset", offset);
    TechnologyReason.finite("bias current", biasCurrent);
    TechnologyReason.notNegative("supply current", supplyCurrent);
  }

  /**
   * {@return an amplifier with one pole and nothing else that is not ideal}
   *
   * @param part name
   * @param openLoopGain DC gain, volt per volt
   * @param gainBandwidth GBW, hertz
   */
  public static OpAmp singlePole(
      final String part, final double openLoopGain, final double gainBandwidth) {
    final double infinite = Double.POSITIVE_INFINITY;
    return new OpAmp(part, openLoopGain, gainBandwidth, infinite, infinite, infinite, 0, 0, 0, 0);
  }

  /**
   * {@return the same amplifier reduced to gain, GBW and supply current, the cheapest to simulate}
   */
  public OpAmp reduced() {
    final double infinite = Double.POSITIVE_INFINITY;
    return new OpAmp(
        part, openLoopGain, gainBandwidth, infinite, infinite, infinite, 0, 0, 0, supplyCurrent);
  }

  /**
   * {@return the same amplifier with another gain-bandwidth product}
   *
   * @param hertz GBW, positive
   */
  public OpAmp withGainBandwidth(final double hertz) {
    return new OpAmp(
        part,
        openLoopGain,
        hertz,
        secondPole,
        slewRate,
        swing,
        outputResistance,
        offset,
        biasCurrent,
        supplyCurrent);
  }

  /**
   * {@return TL074 at ±15 V, typical values of Texas Instruments' data sheet SLOS080: 200 V/mV, 3
   * MHz, 13 V/µs, ±13.5 V into 10 kΩ, 3 mV, 65 pA, 1.4 mA per amplifier (noise 18 nV/√Hz at 1 kHz,
   * see {@link Die})} The data sheet gives no second pole; 5 MHz makes the phase margin at unity
   * gain about 60 degrees, an assumption of this project. Output resistance 128 Ω: the two output
   * resistors of the schematic in the data sheet.
   */
  public static OpAmp tl074() {
    return new OpAmp("TL074", 2e5, 3e6, 5e6, 13e6, 13.5, 128, 3e-3, 65e-12, 1.4e-3);
  }

  /**
   * {@return a CMOS amplifier at ±2.5 V of the class of the OPA354, typical values of Texas
   * Instruments' data sheet SBOS233: 110 dB, 100 MHz, 150 V/µs, swing to within 0.1 V of the rails,
   * open-loop output resistance 39 Ω, 2 mV, 3 pA, 4.9 mA (noise 6.5 nV/√Hz at 1 MHz, see {@link
   * Die})} The second pole of 250 MHz, the small-signal bandwidth at a gain of 1, is an assumption
   * of this project.
   */
  public static OpAmp fastCmos() {
    return new OpAmp(
        "CMOS, OPA354 class", 316e3, 100e6, 250e6, 150e6, 2.4, 39, 2e-3, 3e-12, 4.9e-3);
  }
}
