package org.wuxingspice.loop.engine;

import org.wuxingspice.model.failure.Reason;

/** Why there is no engine. */
public enum EngineReason implements Reason {
  /** No engine has this name. */
  UNKNOWN_ENGINE
}
