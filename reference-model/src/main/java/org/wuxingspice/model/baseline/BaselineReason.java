package org.wuxingspice.model.baseline;

import org.wuxingspice.model.failure.Reason;
import org.wuxingspice.model.failure.WuxingException;

/** Why a baseline is refused. */
public enum BaselineReason implements Reason {
  /** A size, ratio or rate is out of range. */
  BAD_SETTING;

  WuxingException failure(final String message) {
    return new WuxingException(this, message);
  }

  @Override
  public boolean isMisuse() {
    return true;
  }
}
