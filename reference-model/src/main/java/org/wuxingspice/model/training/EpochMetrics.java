package org.wuxingspice.model.training;

/**
 * One row of the metrics, measured when an epoch is over.
 *
 * @param epoch from 1
 * @param trainingAccuracy fraction of the epoch's images that were right when presented
 * @param validationAccuracy fraction of the held-out images that are right; NaN when there are none
 * @param testAccuracy fraction of the test images that are right
 * @param factor of the step at the end of the epoch
 * @param clamped fraction of element-samples at the state clamp during the epoch, both directions
 * @param skipped images of the epoch that had no answer and changed nothing
 * @param seconds wall-clock time spent in the run so far, interruptions left out
 */
public record EpochMetrics(
    int epoch,
    double trainingAccuracy,
    double validationAccuracy,
    double testAccuracy,
    double factor,
    double clamped,
    int skipped,
    double seconds) {

  /** Names of the columns. */
  public static final String HEADER =
      "epoch,training_accuracy,validation_accuracy,test_accuracy,step_factor,clamped,skipped,seconds";

  /** {@return the row; an empty field stands for not measured} */
  public String csv() {
    return epoch
        + ","
        + trainingAccuracy
        + ","
        + (Double.isNaN(validationAccuracy) ? "" : Double.toString(validationAccuracy))
        + ","
        + testAccuracy
        + ","
        + factor
        + ","
        + clamped
        + ","
        + skipped
        + ","
        + seconds;
  }
}
