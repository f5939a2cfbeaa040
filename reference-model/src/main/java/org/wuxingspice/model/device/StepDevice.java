package org.wuxingspice.model.device;

/**
 * Devices that each pulse moves by a random step, whatever its height and length: the statistical
 * models of the IBM Analog Hardware Acceleration Kit (github.com/IBM/aihwkit, MIT; rpu_linearstep,
 * rpu_softbounds and rpu_expstep devices). The state w of the nominal device lies in the range -1
 * to 1 or somewhat shifted; it stands for conductances from {@code lowest} to {@code highest}.
 *
 * @param steps mean sizes of the steps
 * @param minimum mean lower bound of w
 * @param maximum mean upper bound of w
 * @param minimumSpread relative standard deviation of the lower bound between devices
 * @param maximumSpread relative standard deviation of the upper bound between devices
 * @param stepSpread relative standard deviation of the step between devices
 * @param lognormal whether that spread is one of the logarithm
 * @param asymmetry by which share steps down are smaller than steps up; negative the other way
 * @param asymmetrySpread its standard deviation between devices
 * @param pulseSpread standard deviation of a step between pulses, relative to the mean step
 * @param writeNoise standard deviation of what a write leaves on the conductance without changing
 *     the state behind it, in mean steps
 * @param stuckShare share of devices that stay as they are
 * @param lowest conductance at w = −1, siemens
 * @param highest conductance at w = 1, siemens
 * @param seed of the draws
 * @param source where the numbers come from
 */
public record StepDevice(
    Steps steps,
    double minimum,
    double maximum,
    double minimumSpread,
    double maximumSpread,
    double stepSpread,
    boolean lognormal,
    double asymmetry,
    double asymmetrySpread,
    double pulseSpread,
    double writeNoise,
    double stuckShare,
    double lowest,
    double highest,
    long seed,
    String source)
    implements Device {

  private static final int STEP = 1;
  private static final int PULSE = 2;
  private static final int STUCK = 3;
  private static final int BIAS = 4;
  private static final int LOW = 5;
  private static final int HIGH = 6;
  private static final int NOISE = 7;
  private static final int START = 8;

  /** How the mean step depends on the state. */
  public sealed interface Steps {

    /** {@return the mean size of a step without asymmetry, in units of w} */
    double size();

    /**
     * {@return the mean step from a state in parts of {@link #size}, not negative}
     *
     * @param up whether the step raises w
     * @param w state
     * @param low lower bound of the device
     * @param high upper bound of the device
     */
    double at(boolean up, double w, double low, double high);
  }

  /**
   * Steps that get smaller linearly towards a bound.
   *
   * @param size in the middle
   * @param fallUp by which share a step up is smaller at the mean upper bound
   * @param fallDown by which share a step down is smaller at the mean lower bound
   * @param own whether the bounds are the device's own, as soft bounds are, rather than the mean
   * @param minimum mean lower bound
   * @param maximum mean upper bound
   */
  public record Linear(
      double size, double fallUp, double fallDown, boolean own, double minimum, double maximum)
      implements Steps {
    @Override
    public double at(final boolean up, final double w, final double low, final double high) {
      final double bound = up ? (own ? high : maximum) : (own ? low : minimum);
      return bound == 0 ? 1 : Math.max(0, 1 - (up ? fallUp : fallDown) * w / bound);
    }
  }

  /**
   * Steps that change exponentially: max(0, 1 − A·exp(±γ·z)) with z = 2·a·w/(range) + b, + up and −
   * down.
   *
   * @param size scale
   * @param amplitudeUp A up
   * @param amplitudeDown A down
   * @param gammaUp γ up
   * @param gammaDown γ down
   * @param slope a
   * @param shift b
   */
  public record Exponential(
      double size,
      double amplitudeUp,
      double amplitudeDown,
      double gammaUp,
      double gammaDown,
      double slope,
      double shift)
      implements Steps {
    @Override
    public double at(final boolean up, final double w, final double low, final double high) {
      final double z = 2 * w / (high - low) * slope + shift;
      return Math.max(
          0,
          up
              ? 1 - amplitudeUp * Math.exp(gammaUp * z)
              : 1 - amplitudeDown * Math.exp(-gammaDown * z));
    }
  }

  /** Checks the numbers. */
  public StepDevice {
    DeviceReason.positive("mean step", steps.size());
    DeviceReason.positive("lowest conductance", lowest);
    DeviceReason.notNegative("spread of steps", stepSpread);
    DeviceReason.notNegative("spread between pulses", pulseSpread);
    DeviceReason.notNegative("write noise", writeNoise);
    DeviceReason.share("stuck devices", stuckShare);
    if (!(lowest < highest && minimum < maximum)) {
      throw DeviceReason.BAD_DEVICE.failure(
          "conductances from " + lowest + " to " + highest + " S: the lowest must lie below");
    }
  }

  private double low(final long device) {
    return minimum * Math.max(0, 1 + minimumSpread * new Draws(seed).normal(LOW, device, 0));
  }

  private double high(final long device) {
    return maximum * Math.max(0, 1 + maximumSpread * new Draws(seed).normal(HIGH, device, 0));
  }

  /** Somewhere near the middle for devices that are stuck, the lower bound for others. */
  @Override
  public double initial(final long device) {
    final double low = low(device);
    return stuck(device)
        ? low + (high(device) - low) * new Draws(seed).even(START, device, 0)
        : low;
  }

  @Override
  public boolean stuck(final long device) {
    return stuckShare > 0 && new Draws(seed).even(STUCK, device, 0) < stuckShare;
  }

  @Override
  public double conductance(final long device, final double state, final long pulses) {
    final double noise =
        writeNoise == 0 || pulses == 0
            ? 0
            : writeNoise * steps.size() * new Draws(seed).normal(NOISE, device, pulses);
    final double middle = (lowest + highest) / 2;
    return Math.max(lowest / 10, middle + (highest - lowest) / 2 * (state + noise));
  }

  @Override
  public double nominalStep(final Pulse up, final Pulse down) {
    final double middle = (minimum + maximum) / 2;
    final double mean =
        (steps.at(true, middle, minimum, maximum)
                + steps.at(false, middle, minimum, maximum) * (1 - Math.max(0, asymmetry)))
            / 2;
    return steps.size() * mean * (highest - lowest) / 2;
  }

  @Override
  public Pulser pulser() {
    final Draws draws = new Draws(seed);
    return new Pulser() {
      private double energy;

      @Override
      public double apply(
          final long device, final double state, final long pulses, final Pulse pulse) {
        energy =
            pulse.volts() * pulse.volts() * pulse.seconds() * conductance(device, state, pulses);
        if (stuck(device)) {
          return state;
        }
        final double low = low(device);
        final double high = high(device);
        final boolean up = pulse.volts() > 0;
        final double own = draws.normal(STEP, device, 0);
        final double spread =
            lognormal ? Math.exp(stepSpread * own) : Math.max(0, 1 + stepSpread * own);
        final double bias = asymmetry + asymmetrySpread * draws.normal(BIAS, device, 0);
        final double mean = steps.at(up, state, low, high);
        final double random = 1 + pulseSpread * draws.normal(PULSE, device, pulses);
        final double step =
            steps.size() * spread * (1 - Math.max(0, up ? -bias : bias)) * mean * random;
        return Math.max(low, Math.min(high, up ? state + step : state - step));
      }

      @Override
      public double energy() {
        return energy;
      }
    };
  }
}
