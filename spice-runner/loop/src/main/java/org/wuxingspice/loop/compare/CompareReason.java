package org.wuxingspice.loop.compare;

import org.wuxingspice.model.failure.Reason;

/** Why a comparison cannot be shown. */
public enum CompareReason implements Reason {
  /** A window was asked for where there is no display. */
  NO_DISPLAY,
  /** An engine gives integrals alone. */
  NO_WAVEFORMS
}
