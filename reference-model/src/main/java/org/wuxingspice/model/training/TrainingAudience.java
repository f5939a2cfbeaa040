package org.wuxingspice.model.training;

import java.util.List;
import java.util.Map;

/**
 * Tells several.
 *
 * @param all whom to tell, in their order
 */
public record TrainingAudience(List<TrainingProgress> all) implements TrainingProgress {

  /** Keeps an unmodifiable copy of the list. */
  public TrainingAudience {
    all = List.copyOf(all);
  }

  @Override
  public void phase(final String name, final long steps) {
    all.forEach(one -> one.phase(name, steps));
  }

  @Override
  public void advance(final long steps, final String note) {
    all.forEach(one -> one.advance(steps, note));
  }

  @Override
  public void skipped(final Map<Integer, String> causes) {
    all.forEach(one -> one.skipped(causes));
  }

  @Override
  public void stepped(final TrainingStep step) {
    all.forEach(one -> one.stepped(step));
  }

  @Override
  public void measured(final EpochMetrics metrics) {
    all.forEach(one -> one.measured(metrics));
  }
}
