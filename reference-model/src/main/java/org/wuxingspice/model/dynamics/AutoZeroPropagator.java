package org.wuxingspice.model.dynamics;

import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Counts deviations from where a network really rests. Devices that differ from their drawn values
 * rest elsewhere than at the computed B0, and the shift, which no drive causes, would be taken for
 * a signal. Every batch gets one more sample without drive, or one for each sample when these have
 * operating points of their own; its integrals are subtracted: correlated double sampling (Enz,
 * Temes, Proc. IEEE 84, 1996, 1584-1614).
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
  public Pass propagate(final PassRequest request) {
    final int samples = request.drive().samples();
    final int[] undriven = request.point().references(samples);
    final int[] points =
        IntStream.concat(IntStream.range(0, samples), IntStream.of(undriven)).toArray();
    final Pass pass =
        inner.propagate(
            new PassRequest(
                request.network(),
                request.direction(),
                request.drive().padded(undriven.length),
                request.point().selected(points),
                request.window(),
                request.extent()));
    for (int i = 0; i < undriven.length; i++) {
      if (pass.skipped().containsKey(samples + i)) {
        throw DynamicsReason.NOT_FINITE.failure(
            "the pass without drive has no answer: " + pass.skipped().get(samples + i));
      }
    }
    return new Pass(
        pass.direction(),
        pass.window(),
        difference(pass.integrals(), samples),
        difference(pass.ends(), samples),
        pass.clamped(),
        pass.skipped());
  }

  /** The first samples less their undriven ones, the last of which stands for all that follow. */
  private static Signals difference(final Signals all, final int samples) {
    final Signals differences = Signals.zeros(all.channels(), samples);
    for (int e = 0; e < all.channels(); e++) {
      for (int s = 0; s < samples; s++) {
        differences.set(e, s, all.at(e, s) - all.at(e, Math.min(samples + s, all.samples() - 1)));
      }
    }
    return differences;
  }

  /** Does nothing: the inner propagator belongs to the caller. */
  @Override
  public void close() {}
}
