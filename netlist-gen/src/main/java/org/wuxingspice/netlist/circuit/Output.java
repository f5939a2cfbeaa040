package org.wuxingspice.netlist.circuit;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Results that a simulator is asked to keep, print or derive. */
public sealed interface Output extends Statement {

  /** The analyses that results can be asked of. */
  Set<String> ANALYSES = Set.of("op", "dc", "ac", "tran", "noise", "tf", "disto", "sp", "pz");

  /**
   * Vectors to keep.
   *
   * @param vectors such as {@code v(out)}, {@code i(v1)} or {@code @r1[i]}; at least one
   */
  record Save(List<String> vectors) implements Output {
    /**
     * Checks the vectors.
     *
     * @throws org.wuxingspice.model.failure.WuxingException {@link CircuitReason#BAD_VALUE}
     */
    public Save {
      vectors = checked(vectors);
    }
  }

  /**
   * Vectors to print or plot.
   *
   * @param plot whether as a plot of characters rather than a table
   * @param analysis whose results
   * @param vectors at least one
   */
  record Print(boolean plot, String analysis, List<String> vectors) implements Output {
    /**
     * Checks the vectors.
     *
     * @throws org.wuxingspice.model.failure.WuxingException {@link CircuitReason#BAD_VALUE}
     */
    public Print {
      analysis = known(analysis);
      vectors = checked(vectors);
    }
  }

  /**
   * A figure derived from a result.
   *
   * @param analysis whose result
   * @param name of the figure
   * @param specification how it is derived, such as {@code max v(out)}
   */
  record Measure(String analysis, String name, String specification) implements Output {
    /**
     * Checks the texts.
     *
     * @throws org.wuxingspice.model.failure.WuxingException {@link CircuitReason#BAD_NAME} or
     *     {@link CircuitReason#BAD_VALUE}
     */
    public Measure {
      analysis = known(analysis);
      Names.parameter(name);
      specification = Names.words("measurement", specification);
    }
  }

  private static List<String> checked(final List<String> vectors) {
    if (vectors.isEmpty()) {
      throw CircuitReason.BAD_VALUE.failure("no vectors: name at least one");
    }
    return vectors.stream().map(vector -> Names.words("vector", vector)).toList();
  }

  private static String known(final String analysis) {
    final String lower = analysis.toLowerCase(Locale.ROOT);
    if (!ANALYSES.contains(lower)) {
      throw CircuitReason.BAD_VALUE.failure(
          "analysis '" + Names.printable(analysis) + "': one of " + ANALYSES);
    }
    return lower;
  }
}
