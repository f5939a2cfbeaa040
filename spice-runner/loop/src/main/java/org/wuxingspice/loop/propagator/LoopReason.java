package org.wuxingspice.loop.propagator;

import org.wuxingspice.model.failure.Reason;

/** Why a pass through the circuit gave no answer. */
public enum LoopReason implements Reason {
  /** A sample's simulation did not run to its end. */
  SAMPLE_FAILED,
  /** A duration, piece size or engine setting is not usable. */
  BAD_SETTING;

  @Override
  public boolean isMisuse() {
    return this == BAD_SETTING;
  }
}
