package org.wuxingspice.ngspice.study;

import org.wuxingspice.model.failure.Reason;

/** Why a study is refused. */
public enum StudyReason implements Reason {
  /** A range that is not written as {@code name=start:stop:step} or {@code name=a,b,c}. */
  BAD_RANGE,
  /** A variation that is not written as {@code name=[nominal:]spread[:gauss|uniform]}. */
  BAD_VARIATION,
  /** The deck does not say plainly what a varied device's value is. */
  NO_NOMINAL,
  /** A measure that cannot be read. */
  BAD_MEASURE,
  /** Limits that are not written as {@code name=low:high}. */
  BAD_LIMITS,
  /** No runs, or too many. */
  BAD_SIZE
}
