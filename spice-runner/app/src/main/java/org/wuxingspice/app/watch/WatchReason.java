package org.wuxingspice.app.watch;

import org.wuxingspice.model.failure.Reason;

/** Why nothing can be watched. */
public enum WatchReason implements Reason {
  /** Another program has the port. */
  PORT_IN_USE
}
