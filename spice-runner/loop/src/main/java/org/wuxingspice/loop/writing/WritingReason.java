package org.wuxingspice.loop.writing;

import org.wuxingspice.model.failure.Reason;

/** Why coefficients are not written. */
public enum WritingReason implements Reason {
  /** A setting is not understood. */
  BAD_SETTING
}
