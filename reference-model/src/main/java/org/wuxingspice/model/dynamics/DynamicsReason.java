package org.wuxingspice.model.dynamics;

import org.wuxingspice.model.failure.Reason;

/** Why a pass has no answer. */
public enum DynamicsReason implements Reason {
  /** An element value became infinite or not a number. */
  NOT_FINITE,
  /** Samples lost their simulator at every attempt; see {@link LostSamples}. */
  SAMPLES_LOST,
  /** The drive does not fit the network. */
  BAD_DRIVE,
  /** The engine does not offer what was asked for. */
  UNSUPPORTED,
  /** A step, duration or tolerance is not usable. */
  BAD_SETTING;

  @Override
  public boolean isMisuse() {
    return this != NOT_FINITE && this != SAMPLES_LOST;
  }
}
