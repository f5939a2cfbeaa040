package org.wuxingspice.loop.propagator;

import org.wuxingspice.model.failure.Reason;

/** Why a pass through the circuit gave no answer. */
public enum LoopReason implements Reason {
  /** A sample's simulation did not run to its end. */
  SAMPLE_FAILED,
  /** Trimming currents do not bring a circuit to its rest. */
  NOT_TRIMMED,
  /** A duration, piece size or engine setting is not usable. */
  BAD_SETTING;

  @Override
  public boolean isMisuse() {
    return this == BAD_SETTING;
  }
}
