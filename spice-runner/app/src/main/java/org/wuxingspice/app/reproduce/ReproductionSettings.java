package org.wuxingspice.app.reproduce;

import java.nio.file.Path;
import java.util.function.LongSupplier;
import org.wuxingspice.model.data.LabelledImages;
import org.wuxingspice.model.training.TrainingProgress;

/**
 * What an experiment works with.
 *
 * @param training training images
 * @param test test images
 * @param seeds how many seeds, from 1
 * @param quick whether to train only for as long as shows the course of the curves
 * @param out folder for everything that is written
 * @param threads threads to use, positive; results do not depend on it
 * @param progress told how far it is
 * @param nanoTime clock for the metrics and for when to save, nanoseconds
 */
public record ReproductionSettings(
    LabelledImages training,
    LabelledImages test,
    int seeds,
    boolean quick,
    Path out,
    int threads,
    TrainingProgress progress,
    LongSupplier nanoTime) {

  /** {@return the seeds in words, for captions} */
  String caption() {
    return seeds == 1
        ? "seed 1; bars: standard errors"
        : "mean of seeds 1 to " + seeds + "; bars: its standard error";
  }
}
