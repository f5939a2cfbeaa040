package org.wuxingspice.model.training;

import java.util.Map;

/** Told how far a training run is: phases of it, and the metrics of every epoch. */
public interface TrainingProgress extends Progress {

  /** Tells nobody. */
  TrainingProgress NONE =
      new TrainingProgress() {
        @Override
        public void phase(final String name, final long steps) {}

        @Override
        public void advance(final long steps, final String note) {}

        @Override
        public void measured(final EpochMetrics metrics) {}
      };

  /**
   * Images whose circuit has no solution were left out of a batch, always the same ones.
   *
   * @param causes by the image's number in the training set, from 0
   */
  default void skipped(final Map<Integer, String> causes) {}

  /**
   * An epoch is over.
   *
   * @param metrics its row
   */
  void measured(EpochMetrics metrics);
}
