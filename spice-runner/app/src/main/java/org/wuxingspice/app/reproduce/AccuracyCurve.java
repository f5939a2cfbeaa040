package org.wuxingspice.app.reproduce;

import java.util.List;
import java.util.stream.IntStream;
import org.wuxingspice.app.plot.Series;

/**
 * Accuracy over epochs.
 *
 * @param name for the legend
 * @param accuracies fraction of the test images right after epoch 1, 2, ...
 */
public record AccuracyCurve(String name, List<Double> accuracies) {

  /** Keeps a copy of the list. */
  public AccuracyCurve {
    accuracies = List.copyOf(accuracies);
  }

  /** {@return the accuracy after the last epoch} */
  public double last() {
    return accuracies.get(accuracies.size() - 1);
  }

  /** {@return the best accuracy of any epoch} */
  public double best() {
    return accuracies.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
  }

  Series series() {
    return new Series(
        name,
        IntStream.rangeClosed(1, accuracies.size()).asDoubleStream().toArray(),
        accuracies.stream().mapToDouble(accuracy -> 100 * accuracy).toArray(),
        Series.Style.MARKED);
  }
}
