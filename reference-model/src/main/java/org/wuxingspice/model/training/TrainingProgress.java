package org.wuxingspice.model.training;

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
   * An epoch is over.
   *
   * @param metrics its row
   */
  void measured(EpochMetrics metrics);

  /**
   * A batch is over.
   *
   * @param step what it left
   */
  default void stepped(final TrainingStep step) {}
}
