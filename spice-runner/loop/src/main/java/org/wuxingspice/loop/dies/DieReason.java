package org.wuxingspice.loop.dies;

import org.wuxingspice.model.failure.Reason;

/** Why there is no study of dies. */
public enum DieReason implements Reason {
  /** Settings contradict each other or have no effect. */
  BAD_STUDY
}
