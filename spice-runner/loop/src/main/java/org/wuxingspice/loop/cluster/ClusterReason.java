package org.wuxingspice.loop.cluster;

import org.wuxingspice.model.failure.Reason;

/** Why a cluster does not answer. */
public enum ClusterReason implements Reason {
  /** The module that drives clusters is not there. */
  NOT_INSTALLED,
  /** The address or the secret is not usable. */
  BAD_ADDRESS,
  /** Nobody listens at the address, or it refuses this program. */
  UNREACHABLE,
  /** No executor came. */
  NO_EXECUTORS,
  /** Executors would not give the same bits. */
  UNEQUAL_EXECUTORS,
  /** The cluster was there and is gone. */
  LOST;

  @Override
  public boolean isMisuse() {
    return this != LOST;
  }
}
