package org.wuxingspice.app.serve;

import org.wuxingspice.model.failure.Reason;

/** Why a request has no answer, beside the reasons of what it asks for. */
public enum ServeReason implements Reason {
  /** The frame speaks another version of the protocol. */
  WRONG_VERSION,
  /** What came is no frame, or its head is no request. */
  BAD_REQUEST,
  /** An array is missing, or has another shape than it must have. */
  BAD_SHAPE,
  /** An array has a value that is not finite. */
  NOT_A_NUMBER,
  /** There is no circuit or deck of that number. */
  UNKNOWN_HANDLE,
  /** A reversed pass or a step needs passes that were not run. */
  PASS_MISSING,
  /** The simulation did not converge. */
  NOT_CONVERGED,
  /** The simulation took longer than it may. */
  TIMED_OUT,
  /** The simulator process died. */
  SIMULATOR_LOST,
  /** The request was cancelled. */
  CANCELLED,
  /** The program failed in a way that it did not foresee. */
  INTERNAL
}
