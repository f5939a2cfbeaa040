package org.wuxingspice.model.learning;

import org.wuxingspice.model.failure.Reason;

/** Why learning is refused or ends. */
public enum LearningReason implements Reason {
  /** A setting of a rule, step, error or schedule is out of its range. */
  BAD_SETTING,
  /** A label is not the number of an output. */
  BAD_LABEL
}
