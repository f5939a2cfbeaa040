package org.wuxingspice.netlist.technology;

import java.util.Objects;

/**
 * What is specified of a four-quadrant multiplier, W = (X1 − X2)(Y1 − Y2)/scale.
 *
 * @param part name of the part or class of parts
 * @param scale volt, positive; also the full scale of inputs and output
 * @param errors static errors
 * @param bandwidth hertz; infinite for none
 * @param slewRate largest rate of change of the output, volt per second; infinite for none
 * @param outputResistance ohm, positive; infinite for an output that is a current, W/R with the R
 *     of the integrators
 * @param supplyCurrent quiescent current, ampere
 */
public record Multiplier(
    String part,
    double scale,
    Errors errors,
    double bandwidth,
    double slewRate,
    double outputResistance,
    double supplyCurrent) {

  /**
   * Static errors of a multiplier.
   *
   * @param gain relative error of the product
   * @param offsetX offset of the X input, volt
   * @param offsetY offset of the Y input, volt
   * @param offsetOutput offset of the output, volt
   * @param nonlinearityX largest deviation from a straight line over X with Y at full scale,
   *     relative to full scale
   * @param nonlinearityY the same over Y
   */
  public record Errors(
      double gain,
      double offsetX,
      double offsetY,
      double offsetOutput,
      double nonlinearityX,
      double nonlinearityY) {

    /** An exact product. */
    public static final Errors NONE = new Errors(0, 0, 0, 0, 0, 0);

    /**
     * Checks the numbers.
     *
     * @throws org.wuxingspice.model.failure.WuxingException {@link TechnologyReason#BAD_PART}
     */
    public Errors {
      TechnologyReason.finite("multiplier gain error", gain);
      TechnologyReason.finite("multiplier X offset", offsetX);
      TechnologyReason.finite("multiplier Y offset", offsetY);
      TechnologyReason.finite("multiplier output offset", offsetOutput);
      TechnologyReason.finite("multiplier X nonlinearity", nonlinearityX);
      TechnologyReason.finite("multiplier Y nonlinearity", nonlinearityY);
    }
  }

  /**
   * Checks that the part can be built.
   *
   * @throws org.wuxingspice.model.failure.WuxingException {@link TechnologyReason#BAD_PART}
   */
  public Multiplier {
    Objects.requireNonNull(errors, "errors");
    TechnologyReason.positive("multiplier scale", scale);
    TechnologyReason.positiveOrInfinite("multiplier bandwidth", bandwidth);
    TechnologyReason.positiveOrInfinite("multiplier slew rate", slewRate);
    TechnologyReason.positiveOrInfinite("multiplier output resistance", outputResistance);
    TechnologyReason.notNegative("multiplier supply current", supplyCurrent);
    if (Double.isInfinite(outputResistance) && Double.isFinite(bandwidth)) {
      throw TechnologyReason.BAD_PART.failure(
          "multiplier bandwidth " + bandwidth + " Hz: a current output has none; use infinity");
    }
    if (Double.isFinite(slewRate) && Double.isInfinite(bandwidth)) {
      throw TechnologyReason.BAD_PART.failure(
          "multiplier slew rate " + slewRate + " V/s: needs a bandwidth");
    }
  }

  /** {@return whether the output is a current} */
  public boolean currentOutput() {
    return Double.isInfinite(outputResistance);
  }

  /** {@return the same multiplier without a slew limit} */
  public Multiplier unlimited() {
    return new Multiplier(
        part, scale, errors, bandwidth, Double.POSITIVE_INFINITY, outputResistance, supplyCurrent);
  }

  /** {@return the same multiplier without static errors and slew limit} */
  public Multiplier reduced() {
    return new Multiplier(
        part,
        scale,
        Errors.NONE,
        bandwidth,
        Double.POSITIVE_INFINITY,
        outputResistance,
        supplyCurrent);
  }

  /**
   * {@return AD633, Analog Devices' data sheet, revision E: scale 10 V, scale error typically 0.25
   * % and nonlinearity of X and Y 0.4 % and 0.1 % of full scale, X, Y and output offsets 5 mV,
   * small-signal bandwidth 1 MHz, 20 V/µs, 4 mA} The output resistance of 1 Ω, lower than any load
   * here, is an assumption of this project.
   */
  public static Multiplier ad633() {
    return new Multiplier(
        "AD633", 10, new Errors(0.0025, 5e-3, 5e-3, 5e-3, 0.004, 0.001), 1e6, 20e6, 1, 4e-3);
  }

  /**
   * {@return an integrated multiplier core (Gilbert, IEEE J. Solid-State Circuits SC-3, 1968,
   * 365-373) with linearised inputs and a current as output: its bandwidth lies far above the
   * signals}
   *
   * @param scale volt, positive
   * @param supplyCurrent ampere
   */
  public static Multiplier gilbert(final double scale, final double supplyCurrent) {
    final double infinite = Double.POSITIVE_INFINITY;
    return new Multiplier(
        "Gilbert core", scale, Errors.NONE, infinite, infinite, infinite, supplyCurrent);
  }
}
