package org.wuxingspice.model.device;

/**
 * The linear drift memristor (Strukov, Snider, Stewart, Williams, Nature 453, 2008, 80-83, eqs. 5,
 * 6): resistance Ron·x + Roff·(1 − x), dx/dt = µv·Ron/D²·i·f(x).
 *
 * @param low Ron, ohm
 * @param high Roff, ohm
 * @param length D, metre
 * @param mobility µv, m²/(V·s)
 * @param power p of the window
 * @param window f
 * @param initialState x of a new device
 */
public record LinearDrift(
    double low,
    double high,
    double length,
    double mobility,
    int power,
    Window window,
    double initialState)
    implements Memristor {

  /** What slows the drift at the ends of the device. */
  public enum Window {
    /** f = 1 − (2x − 1)^2p (Joglekar, Wolf, European J. Physics 30, 2009, 661-675, eq. 11). */
    JOGLEKAR,
    /**
     * f = 1 − (x − stp(−i))^2p (Biolek, Biolek, Biolková, Radioengineering 18, 2009, 210-214, eqs.
     * 10, 11).
     */
    BIOLEK
  }

  /** Checks the parameters. */
  public LinearDrift {
    DeviceReason.positive("lowest resistance", low);
    DeviceReason.positive("length", length);
    DeviceReason.positive("mobility", mobility);
    DeviceReason.positive("exponent", power);
    if (!(low < high)) {
      throw DeviceReason.BAD_DEVICE.failure("linear drift needs Ron < Roff");
    }
  }

  /**
   * {@return the device of figure 5a in Biolek et al.}
   *
   * @param window at the ends
   */
  public static LinearDrift biolek(final Window window) {
    return new LinearDrift(100, 16e3, 10e-9, 1e-14, 10, window, (16e3 - 11e3) / (16e3 - 100));
  }

  @Override
  public double amplitude(final double state) {
    return 1 / (low * state + high * (1 - state));
  }

  @Override
  public double rate(final double volts, final double state, final double heating) {
    final double away = window == Window.JOGLEKAR ? 2 * state - 1 : state - (volts < 0 ? 1 : 0);
    return mobility
        * low
        / (length * length)
        * current(volts, state)
        * Math.max(0, 1 - Math.pow(away, 2 * power));
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
