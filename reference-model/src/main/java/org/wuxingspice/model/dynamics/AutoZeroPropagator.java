package org.wuxingspice.model.dynamics;

import java.util.Objects;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;

/**
 * Counts deviations from where a network really rests. Devices that differ from their drawn values
 * rest elsewhere than at the computed B0, and the shift, which no drive causes, would be taken for
 * a signal. Every batch gets one more sample without drive, whose integrals are subtracted from all
 * others: correlated double sampling (Enz, Temes, Proc. IEEE 84, 1996, 1584-1614).
 *
 * <p>An engine that computes with exact parameters needs none of this. The inner propagator is not
 * owned and stays open.
 */
public final class AutoZeroPropagator implements Propagator {

  private final Propagator inner;

  /**
   * Creates the propagator.
   *
   * @param inner runs the passes; stays open
   */
  public AutoZeroPropagator(final Propagator inner) {
    this.inner = Objects.requireNonNull(inner, "inner");
  }

  /**
   * {@inheritDoc}
   *
   * @throws org.wuxingspice.model.failure.WuxingException {@link DynamicsReason#NOT_FINITE} when
   *     the sample without drive has no answer
   */
  @Override
  public Pass propagate(final Network network, final Direction direction, final Signals drive) {
    final int samples = drive.samples();
    final Signals extended = Signals.zeros(drive.channels(), samples + 1);
    for (int c = 0; c < drive.channels(); c++) {
      for (int s = 0; s < samples; s++) {
        extended.set(c, s, drive.at(c, s));
      }
    }
    final Pass pass = inner.propagate(network, direction, extended);
    if (pass.skipped().containsKey(samples)) {
      throw DynamicsReason.NOT_FINITE.failure(
          "the pass without drive has no answer: " + pass.skipped().get(samples));
    }
    final Signals integrals = Signals.zeros(pass.integrals().channels(), samples);
    for (int e = 0; e < integrals.channels(); e++) {
      for (int s = 0; s < samples; s++) {
        integrals.set(e, s, pass.integrals().at(e, s) - pass.integrals().at(e, samples));
      }
    }
    return new Pass(direction, pass.duration(), integrals, pass.clamped(), pass.skipped());
  }

  /** Does nothing: the inner propagator belongs to the caller. */
  @Override
  public void close() {}
}
