package org.wuxingspice.ngspice.simulation;

import org.wuxingspice.model.failure.Reason;

/** Why no simulator can be had. */
public enum SimulatorReason implements Reason {
  /** The library, the program or the start-up file of ngspice is not found. */
  NGSPICE_MISSING,
  /** ngspice is older than version 39. */
  NGSPICE_TOO_OLD,
  /** A name that cannot be one of a vector or device. */
  BAD_NAME,
  /** A number, a length or a time limit that cannot be used. */
  BAD_VALUE,
  /** The simulator cannot do what the request or its listener asks for. */
  NOT_SUPPORTED,
  /** The vectors do not fit in the memory of this program. */
  TOO_LARGE,
  /** A worker process cannot be started. */
  NO_WORKER,
  /** The simulator was closed while a request was waiting. */
  CLOSED,
  /** The waiting thread was interrupted. */
  INTERRUPTED;

  @Override
  public boolean isMisuse() {
    return this != NO_WORKER && this != CLOSED && this != INTERRUPTED;
  }
}
