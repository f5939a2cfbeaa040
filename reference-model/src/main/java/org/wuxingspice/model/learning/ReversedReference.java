package org.wuxingspice.model.learning;

import org.wuxingspice.model.dynamics.OperatingPoint;
import org.wuxingspice.model.dynamics.Pass;
import org.wuxingspice.model.dynamics.Signals;

/** The state around which the reversed pass of a batch runs. */
public enum ReversedReference {
  /** The reversed neurons' own fixed points, as in the paper; right for small signals. */
  REST {
    @Override
    OperatingPoint point(final Pass forward) {
      return OperatingPoint.REST;
    }
  },
  /**
   * The forward neurons' fixed points, by a bias that follows from the parameters; differs from
   * {@link #REST} when the elements of a neuron have different parameters.
   */
  FORWARD_REST {
    @Override
    OperatingPoint point(final Pass forward) {
      final Signals none = Signals.zeros(forward.ends().channels(), forward.ends().samples());
      return new OperatingPoint.Rebiased(
          new Pass(forward.direction(), forward.window(), none, none, 0));
    }
  },
  /** A bias from the forward pass of the same samples; right for larger signals too. */
  FORWARD {
    @Override
    OperatingPoint point(final Pass forward) {
      return new OperatingPoint.Rebiased(forward);
    }
  };

  /**
   * The operating point for a batch.
   *
   * @param forward forward pass of the batch
   */
  abstract OperatingPoint point(Pass forward);
}
