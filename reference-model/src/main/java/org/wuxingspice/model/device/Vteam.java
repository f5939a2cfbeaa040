package org.wuxingspice.model.device;

/**
 * VTEAM, the voltage threshold adaptive memristor (Kvatinsky, Ramadan, Friedman, Kolodny, IEEE
 * Trans. Circuits and Systems II 62, 2015, 786-790, eqs. 2-4): dw/dt = k_off·(v/v_off − 1)^α_off
 * above v_off, k_on·(v/v_on − 1)^α_on below v_on, 0 between; resistance linear in x = w/w_off.
 *
 * @param low resistance at x = 0, ohm
 * @param high resistance at x = 1, ohm
 * @param on v_on, volt, negative
 * @param off v_off, volt, positive
 * @param onRate k_on, m/s, negative
 * @param offRate k_off, m/s, positive
 * @param onPower α_on
 * @param offPower α_off
 * @param length w_off, metre
 */
public record Vteam(
    double low,
    double high,
    double on,
    double off,
    double onRate,
    double offRate,
    double onPower,
    double offPower,
    double length)
    implements Memristor {

  /** Checks the parameters. */
  public Vteam {
    DeviceReason.positive("lowest resistance", low);
    DeviceReason.positive("length", length);
    if (!(low < high && on < 0 && off > 0 && onRate < 0 && offRate > 0)) {
      throw DeviceReason.BAD_DEVICE.failure(
          "VTEAM needs Ron < Roff, v_on < 0 < v_off and k_on < 0 < k_off");
    }
  }

  /**
   * {@return the values of Talati, Gupta, Mane, Kvatinsky, IEEE Trans. Nanotechnology 15, 2016,
   * 635-650, table I}
   */
  public static Vteam talati() {
    return new Vteam(1e3, 300e3, -1.5, 0.3, -216.2, 0.091, 4, 4, 3e-9);
  }

  @Override
  public double amplitude(final double state) {
    return 1 / (low + (high - low) * state);
  }

  @Override
  public double rate(final double volts, final double state, final double heating) {
    if (volts > off) {
      return state < 1 ? offRate / length * Math.pow(volts / off - 1, offPower) : 0;
    }
    if (volts < on) {
      return state > 0 ? onRate / length * Math.pow(volts / on - 1, onPower) : 0;
    }
    return 0;
  }

  @Override
  public double initialState() {
    return 0.5;
  }

  @Override
  public boolean conductsAtOne() {
    return false;
  }

  @Override
  public double settingSign() {
    return -1;
  }
}
