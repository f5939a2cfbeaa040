package org.wuxingspice.model.learning;

import java.util.Objects;
import org.wuxingspice.model.dynamics.Pass;
import org.wuxingspice.model.dynamics.Propagator;
import org.wuxingspice.model.dynamics.Signals;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;

/**
 * Backward signal propagation: forward pass, output error, reversed pass, local update. Works with
 * any propagator. Keeps the step rule's state; not safe for use by several threads.
 */
public final class Trainer {

  private final Propagator propagator;
  private final OutputError error;
  private final Method2 method;
  private final StepRule rule;
  private final double limit;
  private StepRule.Stepping stepping;

  /**
   * Creates a trainer.
   *
   * @param propagator runs the passes; stays open
   * @param error turns outputs into the reversed drive
   * @param method turns the two passes into updates
   * @param rule turns updates into changes
   * @param limit largest absolute coefficient, positive
   */
  public Trainer(
      final Propagator propagator,
      final OutputError error,
      final Method2 method,
      final StepRule rule,
      final double limit) {
    this.propagator = Objects.requireNonNull(propagator, "propagator");
    this.error = Objects.requireNonNull(error, "error");
    this.method = Objects.requireNonNull(method, "method");
    this.rule = Objects.requireNonNull(rule, "rule");
    this.limit = limit;
  }

  /**
   * Presents a batch and applies one update.
   *
   * @param network with the present coefficients
   * @param drive forward drive, external inputs × samples
   * @param labels class of each sample
   * @return the network with changed coefficients, each within ±limit
   */
  public Network step(final Network network, final Signals drive, final int[] labels) {
    final Pass forward = propagator.propagate(network, Direction.FORWARD, drive);
    final Signals outputs = OutputError.outputs(network.topology(), forward);
    final Pass reversed =
        propagator.propagate(network, Direction.REVERSED, error.drive(outputs, labels));
    final double[] update = method.update(network.topology(), forward, reversed);
    if (stepping == null) {
      stepping = rule.start(update.length);
    }
    final double[] changes = stepping.changes(update);
    final double[] coefficients = network.coefficients();
    for (int k = 0; k < coefficients.length; k++) {
      coefficients[k] = Math.max(-limit, Math.min(limit, coefficients[k] + changes[k]));
    }
    return network.withCoefficients(coefficients);
  }
}
