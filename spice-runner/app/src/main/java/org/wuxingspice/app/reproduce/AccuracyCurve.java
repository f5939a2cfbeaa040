package org.wuxingspice.app.reproduce;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.wuxingspice.app.plot.Series;
import org.wuxingspice.app.report.Share;

/**
 * Accuracy over epochs, of one or several seeds.
 *
 * @param name for picture and print
 * @param seeds for each seed the fractions of the test images right after epoch 1, 2, ...; as many
 *     for each
 * @param images test images
 */
public record AccuracyCurve(String name, List<List<Double>> seeds, int images) {

  /** Keeps a copy of the lists. */
  public AccuracyCurve {
    seeds = seeds.stream().map(List::copyOf).toList();
  }

  /**
   * {@return a curve of one seed}
   *
   * @param name for picture and print
   * @param accuracies fractions of the test images right after epoch 1, 2, ...
   * @param images test images
   */
  static AccuracyCurve ofOne(final String name, final List<Double> accuracies, final int images) {
    return new AccuracyCurve(name, List.of(accuracies), images);
  }

  private int epochs() {
    return seeds.get(0).size();
  }

  private Spread after(final int epoch) {
    return new Spread(
        seeds.stream().mapToDouble(accuracies -> accuracies.get(epoch - 1)).toArray(), images);
  }

  /** {@return the best mean accuracy of any epoch} */
  public double best() {
    return IntStream.rangeClosed(1, epochs())
        .mapToDouble(epoch -> after(epoch).mean())
        .max()
        .orElseThrow();
  }

  /** {@return accuracy after the last epoch, with the seeds' own when there are several} */
  public String end() {
    final Spread last = after(epochs());
    return seeds.size() == 1
        ? new Share(last.mean(), images).toString()
        : last
            + seeds.stream()
                .map(accuracies -> new Share(accuracies.get(epochs() - 1), images).percent())
                .collect(Collectors.joining(", ", " (", ")"));
  }

  /** The mean, with its standard error as bars. */
  Series series() {
    final List<Spread> epochs = IntStream.rangeClosed(1, epochs()).mapToObj(this::after).toList();
    return new Series(
        name,
        IntStream.rangeClosed(1, epochs()).asDoubleStream().toArray(),
        percent(epochs.stream().mapToDouble(Spread::mean)),
        Series.Style.MARKED,
        percent(epochs.stream().mapToDouble(Spread::standardError)));
  }

  private static double[] percent(final DoubleStream fractions) {
    return fractions.map(fraction -> 100 * fraction).toArray();
  }
}
