package org.wuxingspice.model.baseline;

import org.wuxingspice.model.failure.Reason;

/** Why a baseline is refused. */
public enum BaselineReason implements Reason {
  /** A size, ratio or rate is out of range. */
  BAD_SETTING
}
