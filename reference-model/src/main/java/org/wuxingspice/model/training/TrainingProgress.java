package org.wuxingspice.model.training;

import java.util.Map;

/** Told how far a run is. Called from the thread that runs it. */
public interface TrainingProgress {

  /** Tells nobody. */
  TrainingProgress NONE =
      new TrainingProgress() {
        @Override
        public void epoch(final int epoch, final long images, final long done) {}

        @Override
        public void batch(final int images, final double accuracy) {}

        @Override
        public void measured(final EpochMetrics metrics) {}
      };

  /**
   * An epoch begins or goes on.
   *
   * @param epoch from 1
   * @param images training images in the epoch
   * @param done images that were presented already
   */
  void epoch(int epoch, long images, long done);

  /**
   * A batch is over and, when it is the turn of a checkpoint, safe on disk.
   *
   * @param images in the batch
   * @param accuracy fraction of the epoch's images so far that were right when presented
   */
  void batch(int images, double accuracy);

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
