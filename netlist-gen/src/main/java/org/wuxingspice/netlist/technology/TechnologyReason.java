package org.wuxingspice.netlist.technology;

import org.wuxingspice.model.failure.Reason;

/** Why a technology is refused. */
public enum TechnologyReason implements Reason {
  /** A part or a spread has a value that cannot be built. */
  BAD_PART;

  static double positive(final String name, final double value) {
    if (!(value > 0 && Double.isFinite(value))) {
      throw BAD_PART.failure(name + " " + value + ": must be positive and finite");
    }
    return value;
  }

  static double positiveOrInfinite(final String name, final double value) {
    if (!(value > 0)) {
      throw BAD_PART.failure(name + " " + value + ": must be positive, infinite for an ideal part");
    }
    return value;
  }

  static double notNegative(final String name, final double value) {
    if (!(value >= 0 && Double.isFinite(value))) {
      throw BAD_PART.failure(name + " " + value + ": must be 0 or positive, and finite");
    }
    return value;
  }

  static double finite(final String name, final double value) {
    if (!Double.isFinite(value)) {
      throw BAD_PART.failure(name + " " + value + ": must be finite");
    }
    return value;
  }
}
