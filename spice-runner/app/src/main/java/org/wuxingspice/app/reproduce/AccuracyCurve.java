package org.wuxingspice.app.reproduce;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.wuxingspice.app.plot.Series;
import org.wuxingspice.app.report.Share;

/**
 * Accuracy over epochs.
 *
 * @param name for the legend
 * @param accuracies fraction of the test images right after epoch 1, 2, ...
 * @param images test images
 */
public record AccuracyCurve(String name, List<Double> accuracies, int images) {

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
        percent(Share::fraction),
        Series.Style.MARKED,
        percent(Share::standardError));
  }

  private double[] percent(final ToDoubleFunction<Share> figure) {
    return accuracies.stream()
        .mapToDouble(accuracy -> 100 * figure.applyAsDouble(new Share(accuracy, images)))
        .toArray();
  }
}
