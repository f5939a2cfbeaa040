package org.wuxingspice.model.device;

import org.wuxingspice.model.failure.Reason;

/** Why a device cannot be built or written. */
public enum DeviceReason implements Reason {
  /** No preset has this name. */
  UNKNOWN_DEVICE,
  /** A parameter of a device is out of its range. */
  BAD_DEVICE,
  /** Pulses that cannot do what they are for. */
  BAD_SCHEDULE,
  /** A conductance outside what the device can have. */
  BAD_TARGET;

  static double positive(final String name, final double value) {
    if (!(value > 0 && Double.isFinite(value))) {
      throw BAD_DEVICE.failure(name + " " + value + ": must be positive and finite");
    }
    return value;
  }

  static double notNegative(final String name, final double value) {
    if (!(value >= 0 && Double.isFinite(value))) {
      throw BAD_DEVICE.failure(name + " " + value + ": must not be negative, and finite");
    }
    return value;
  }

  static double share(final String name, final double value) {
    if (!(value >= 0 && value < 1)) {
      throw BAD_DEVICE.failure(name + " " + value + ": a share from 0 to below 1");
    }
    return value;
  }
}
