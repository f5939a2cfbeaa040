package org.wuxingspice.model.device;

/**
 * The generalized memristive device of Yakopcic, Taha, Subramanyam and Pino (IEEE Trans.
 * Computer-Aided Design 32, 2013, 1201-1214, eqs. 1-7): i = a·x·sinh(b·v); beyond its thresholds
 * the state moves with A·(exp(±v) − exp(threshold)), slowed near the ends.
 *
 * @param positiveScale a1, ampere, for v ≥ 0
 * @param negativeScale a2, ampere, for v &lt; 0
 * @param slope b, 1/V
 * @param positiveThreshold Vp, volt
 * @param negativeThreshold Vn, volt, positive
 * @param positiveRate Ap, 1/s
 * @param negativeRate An, 1/s
 * @param positiveEdge xp, where motion towards 1 begins to slow
 * @param negativeEdge xn, where motion towards 0 begins to slow, from 1
 * @param positiveDecay αp
 * @param negativeDecay αn
 * @param initialState x of a new device
 */
public record Yakopcic(
    double positiveScale,
    double negativeScale,
    double slope,
    double positiveThreshold,
    double negativeThreshold,
    double positiveRate,
    double negativeRate,
    double positiveEdge,
    double negativeEdge,
    double positiveDecay,
    double negativeDecay,
    double initialState)
    implements Memristor {

  /** Checks the parameters. */
  public Yakopcic {
    DeviceReason.positive("a1", positiveScale);
    DeviceReason.positive("a2", negativeScale);
    DeviceReason.positive("b", slope);
    DeviceReason.positive("Ap", positiveRate);
    DeviceReason.positive("An", negativeRate);
  }

  /** {@return the paper's fit to the device of Oblea, Timilsina, Moore and Campbell (2010)} */
  public static Yakopcic oblea() {
    return new Yakopcic(0.17, 0.17, 0.05, 0.16, 0.15, 4000, 4000, 0.3, 0.5, 1, 5, 0.11);
  }

  @Override
  public double amplitude(final double state) {
    return state;
  }

  @Override
  public double shape(final double volts) {
    return (volts >= 0 ? positiveScale : negativeScale) * Math.sinh(slope * volts);
  }

  @Override
  public double shapeSlope(final double volts) {
    return (volts >= 0 ? positiveScale : negativeScale) * slope * Math.cosh(slope * volts);
  }

  @Override
  public double rate(final double volts, final double state, final double heating) {
    if (volts > positiveThreshold) {
      final double window =
          state >= positiveEdge
              ? Math.exp(-positiveDecay * (state - positiveEdge))
                  * ((positiveEdge - state) / (1 - positiveEdge) + 1)
              : 1;
      return positiveRate * (Math.exp(volts) - Math.exp(positiveThreshold)) * window;
    }
    if (volts < -negativeThreshold) {
      final double window =
          state <= 1 - negativeEdge
              ? Math.exp(negativeDecay * (state + negativeEdge - 1)) * state / (1 - negativeEdge)
              : 1;
      return -negativeRate * (Math.exp(-volts) - Math.exp(negativeThreshold)) * window;
    }
    return 0;
  }

  @Override
  public boolean conductsAtOne() {
    return true;
  }

  @Override
  public double settingSign() {
    return 1;
  }
}
