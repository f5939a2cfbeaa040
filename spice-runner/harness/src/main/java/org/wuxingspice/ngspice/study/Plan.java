package org.wuxingspice.ngspice.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * The runs of a study, all drawn before the first one starts.
 *
 * @param parameters names in the order they were given, lower case, distinct
 * @param runs one value per parameter each, SI units
 * @param first number of the first of these runs: 0 unless they are part of a larger plan
 */
public record Plan(List<String> parameters, List<List<Double>> runs, int first) {

  private static final int MOST_RUNS = 1_000_000;

  /** Keeps unmodifiable copies of lists and maps. */
  public Plan {
    parameters = List.copyOf(parameters);
    runs = List.copyOf(runs);
  }

  /**
   * {@return all combinations of ranges, the last one fastest, each with every Monte Carlo sample}
   * The samples are the same at every combination, so differences between combinations are not
   * blurred by chance.
   *
   * @param ranges may be none
   * @param variations may be none
   * @param samples number of Monte Carlo samples, 1 without variations
   * @param seed of the samples; run by run and within a run in the order of the variations
   * @param nominal gives a varied parameter's middle value
   * @throws org.wuxingspice.model.failure.WuxingException {@link StudyReason#BAD_SIZE} for no runs,
   *     more than a million, or a parameter given twice
   */
  public static Plan of(
      final List<Range> ranges,
      final List<Variation> variations,
      final int samples,
      final long seed,
      final ToDoubleFunction<Variation> nominal) {
    final List<String> parameters = new ArrayList<>();
    ranges.forEach(range -> parameters.add(range.name()));
    variations.forEach(variation -> parameters.add(variation.name()));
    if (parameters.stream().distinct().count() != parameters.size()) {
      throw StudyReason.BAD_SIZE.failure(
          "a parameter is swept or varied twice among " + String.join(", ", parameters));
    }
    double size = samples;
    for (final Range range : ranges) {
      size *= range.values().size();
    }
    if (size < 1 || size > MOST_RUNS) {
      throw StudyReason.BAD_SIZE.failure((long) size + " runs: there have to be 1 to " + MOST_RUNS);
    }
    List<List<Double>> combinations = List.of(List.of());
    for (final Range range : ranges) {
      final List<List<Double>> longer = new ArrayList<>();
      for (final List<Double> combination : combinations) {
        range.values().forEach(value -> longer.add(with(combination, List.of(value))));
      }
      combinations = longer;
    }
    final List<List<Double>> draws = draws(variations, samples, seed, nominal);
    final List<List<Double>> runs = new ArrayList<>();
    for (final List<Double> combination : combinations) {
      draws.forEach(draw -> runs.add(with(combination, draw)));
    }
    return new Plan(parameters, runs, 0);
  }

  private static List<List<Double>> draws(
      final List<Variation> variations,
      final int samples,
      final long seed,
      final ToDoubleFunction<Variation> nominal) {
    final double[] middles = variations.stream().mapToDouble(nominal).toArray();
    final Random random = new Random(seed);
    final List<List<Double>> draws = new ArrayList<>();
    for (int s = 0; s < samples; s++) {
      final List<Double> draw = new ArrayList<>();
      for (int v = 0; v < middles.length; v++) {
        draw.add(variations.get(v).draw(middles[v], random));
      }
      draws.add(draw);
    }
    return draws;
  }

  private static List<Double> with(final List<Double> first, final List<Double> second) {
    final List<Double> both = new ArrayList<>(first);
    both.addAll(second);
    return List.copyOf(both);
  }

  /**
   * {@return some of the runs, which keep their numbers}
   *
   * @param from position of the first
   * @param to position after the last
   */
  public Plan part(final int from, final int to) {
    return new Plan(parameters, runs.subList(from, to), first + from);
  }

  /**
   * {@return the values of a run by parameter}
   *
   * @param run its position from 0
   */
  public Map<String, Double> values(final int run) {
    final Map<String, Double> values = new LinkedHashMap<>();
    for (int p = 0; p < parameters.size(); p++) {
      values.put(parameters.get(p), runs.get(run).get(p));
    }
    return values;
  }
}
