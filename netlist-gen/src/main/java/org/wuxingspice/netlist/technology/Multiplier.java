package org.wuxingspice.netlist.technology;

/**
 * What is specified of a four-quadrant multiplier, W = (X1 − X2)(Y1 − Y2)/scale.
 *
 * @param part name of the part or class of parts
 * @param scale volt, positive
 * @param gainError relative error of the product, 0 for none
 * @param offsetX offset of the X input, volt
 * @param offsetY offset of the Y input, volt
 * @param offsetOutput offset of the output, volt
 * @param bandwidth hertz; infinite for none
 * @param outputResistance ohm, positive; infinite for an output that is a current, W/R with the R
 *     of the integrators
 * @param supplyCurrent quiescent current, ampere
 */
public record Multiplier(
    String part,
    double scale,
    double gainError,
    double offsetX,
    double offsetY,
    double offsetOutput,
    double bandwidth,
    double outputResistance,
    double supplyCurrent) {

  /** Checks that the part can be built. */
  public Multiplier {
    TechnologyReason.positive("multiplier scale", scale);
    TechnologyReason.finite("multiplier gain error", gainError);
    TechnologyReason.finite("multiplier X offset", offsetX);
    TechnologyReason.finite("multiplier Y offset", offsetY);
    TechnologyReason.finite("multiplier output offset", offsetOutput);
    TechnologyReason.positiveOrInfinite("multiplier bandwidth", bandwidth);
    TechnologyReason.positiveOrInfinite("multiplier output resistance", outputResistance);
    TechnologyReason.notNegative("multiplier supply current", supplyCurrent);
    if (Double.isInfinite(outputResistance) && Double.isFinite(bandwidth)) {
      throw TechnologyReason.BAD_PART.failure(
          "multiplier bandwidth " + bandwidth + " Hz: a current output has none; use infinity");
    }
  }

  /** Whether the output is a current. */
  public boolean currentOutput() {
    return Double.isInfinite(outputResistance);
  }

  /** The same multiplier without gain error and offsets. */
  public Multiplier trimmed() {
    return new Multiplier(part, scale, 0, 0, 0, 0, bandwidth, outputResistance, supplyCurrent);
  }

  /**
   * AD633, Analog Devices' data sheet: scale 10 V, scale error typically 0.25 % of full scale, X
   * and Y offsets 5 mV, output offset 5 mV, small-signal bandwidth 1 MHz, 4 mA. The output
   * resistance of 1 Ω, lower than any load here, is an assumption of this project.
   */
  public static Multiplier ad633() {
    return new Multiplier("AD633", 10, 0.0025, 5e-3, 5e-3, 5e-3, 1e6, 1, 4e-3);
  }

  /**
   * An integrated multiplier core (Gilbert, IEEE J. Solid-State Circuits SC-3, 1968, 365-373) with
   * linearised inputs and a current as output: its bandwidth lies far above the signals.
   *
   * @param scale volt, positive
   * @param supplyCurrent ampere
   */
  public static Multiplier gilbert(final double scale, final double supplyCurrent) {
    final double infinite = Double.POSITIVE_INFINITY;
    return new Multiplier("Gilbert core", scale, 0, 0, 0, 0, infinite, infinite, supplyCurrent);
  }
}
