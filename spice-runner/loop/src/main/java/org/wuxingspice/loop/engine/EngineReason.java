package org.wuxingspice.loop.engine;

import org.wuxingspice.model.failure.Reason;
import org.wuxingspice.model.failure.WuxingException;

/** Why there is no engine. */
public enum EngineReason implements Reason {
  /** No engine has this name. */
  UNKNOWN_ENGINE;

  WuxingException failure(final String message) {
    return new WuxingException(this, message);
  }

  @Override
  public boolean isMisuse() {
    return true;
  }
}
