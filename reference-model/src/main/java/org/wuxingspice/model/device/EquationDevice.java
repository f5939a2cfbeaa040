package org.wuxingspice.model.device;

import java.util.Optional;

/**
 * Devices by their equations. They differ by how fast their state moves: a lognormal factor for
 * each device and one for each pulse.
 *
 * @param memristor equations
 * @param access transistor that selects the device while it is written, if there is one
 * @param readVolts at which the conductance is read, positive
 * @param betweenDevices standard deviation of the logarithm of a device's factor
 * @param betweenPulses standard deviation of the logarithm of a pulse's factor
 * @param stuckShare share of devices that stay as they are
 * @param seed of the draws
 * @param source where the numbers come from
 */
public record EquationDevice(
    Memristor memristor,
    Optional<AccessTransistor> access,
    double readVolts,
    double betweenDevices,
    double betweenPulses,
    double stuckShare,
    long seed,
    String source)
    implements Device {

  private static final int DEVICE = 1;
  private static final int PULSE = 2;
  private static final int STUCK = 3;

  /** Checks the numbers. */
  public EquationDevice {
    DeviceReason.positive("read voltage", readVolts);
    DeviceReason.notNegative("spread between devices", betweenDevices);
    DeviceReason.notNegative("spread between pulses", betweenPulses);
    DeviceReason.share("stuck devices", stuckShare);
  }

  private double end(final boolean high) {
    return memristor.conductance(readVolts, high == memristor.conductsAtOne() ? 1 : 0);
  }

  @Override
  public double lowest() {
    return end(false);
  }

  @Override
  public double highest() {
    return end(true);
  }

  @Override
  public double initial(final long device) {
    return memristor.initialState();
  }

  @Override
  public boolean stuck(final long device) {
    return stuckShare > 0 && new Draws(seed).even(STUCK, device, 0) < stuckShare;
  }

  @Override
  public double conductance(final long device, final double state, final long pulses) {
    return memristor.conductance(readVolts, state);
  }

  @Override
  public double nominalStep(final Pulse up, final Pulse down) {
    final PulseIntegrator integrator = new PulseIntegrator(memristor, access);
    final double middle = 0.5;
    return Math.abs(
            memristor.conductance(readVolts, integrator.apply(middle, 1, signed(up)))
                - memristor.conductance(readVolts, integrator.apply(middle, 1, signed(down))))
        / 2;
  }

  private Pulse signed(final Pulse pulse) {
    return new Pulse(
        memristor.settingSign() * pulse.volts(), pulse.gate(), pulse.seconds(), pulse.edge());
  }

  @Override
  public Pulser pulser() {
    final Draws draws = new Draws(seed);
    final PulseIntegrator integrator = new PulseIntegrator(memristor, access);
    return new Pulser() {
      @Override
      public double apply(
          final long device, final double state, final long pulses, final Pulse pulse) {
        final double factor =
            Math.exp(
                betweenDevices * draws.normal(DEVICE, device, 0)
                    + betweenPulses * draws.normal(PULSE, device, pulses));
        final double after = integrator.apply(state, factor, signed(pulse));
        return stuck(device) ? state : after;
      }

      @Override
      public double energy() {
        return integrator.energy();
      }
    };
  }
}
