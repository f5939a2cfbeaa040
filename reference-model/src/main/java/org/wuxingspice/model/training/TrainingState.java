package org.wuxingspice.model.training;

import java.util.List;
import org.wuxingspice.model.network.Network;

/**
 * How far a run is; all that is needed to go on from there.
 *
 * @param epoch epochs that are over
 * @param batch batches of the present epoch that are over
 * @param correct images of the present epoch that were right when presented
 * @param clamped element-samples at the state clamp in the present epoch
 * @param skipped images of the present epoch that had no answer
 * @param seconds wall-clock time spent so far
 * @param network present network
 * @param best network with the best validation accuracy so far, or the present one when nothing is
 *     held out
 * @param memory of the step rule
 * @param metrics rows of the epochs that are over
 */
record TrainingState(
    int epoch,
    int batch,
    int correct,
    long clamped,
    int skipped,
    double seconds,
    Network network,
    Network best,
    double[][] memory,
    List<EpochMetrics> metrics) {

  static TrainingState begin(final Network network, final double[][] memory) {
    return new TrainingState(0, 0, 0, 0, 0, 0, network, network, memory, List.of());
  }

  boolean isAfter(final TrainingState other) {
    return epoch > other.epoch || (epoch == other.epoch && batch > other.batch);
  }

  TrainingState withBest(final Network other) {
    return new TrainingState(
        epoch, batch, correct, clamped, skipped, seconds, network, other, memory, metrics);
  }

  /** Number of the first epoch with the best validation accuracy, from 1; 0 before any. */
  int bestEpoch() {
    int best = 0;
    for (int i = 0; i < metrics.size(); i++) {
      if (best == 0
          || metrics.get(i).validationAccuracy() > metrics.get(best - 1).validationAccuracy()) {
        best = i + 1;
      }
    }
    return best;
  }
}
