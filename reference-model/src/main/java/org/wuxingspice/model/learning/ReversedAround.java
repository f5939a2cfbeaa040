package org.wuxingspice.model.learning;

import org.wuxingspice.model.dynamics.OperatingPoint;
import org.wuxingspice.model.dynamics.Pass;

/** The state around which the reversed pass of a batch runs. */
public enum ReversedAround {
  /** The neurons' own fixed points, as in the paper; right for small signals. */
  REST,
  /** A bias from the forward pass of the same samples; right for larger signals too. */
  FORWARD;

  /**
   * The operating point for a batch.
   *
   * @param forward forward pass of the batch
   */
  OperatingPoint point(final Pass forward) {
    return this == REST ? OperatingPoint.REST : new OperatingPoint.Rebiased(forward);
  }
}
