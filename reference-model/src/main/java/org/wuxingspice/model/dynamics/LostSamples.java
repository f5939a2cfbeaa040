package org.wuxingspice.model.dynamics;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import org.wuxingspice.model.failure.WuxingException;

/**
 * A pass was given up because some samples lost their simulator again and again. They may well have
 * an answer, so a learner must not go on without them as it does without skipped samples.
 */
public final class LostSamples extends WuxingException {

  private static final long serialVersionUID = 1L;

  private final transient Map<Integer, String> causes;

  /**
   * Creates the failure.
   *
   * @param what word for a sample, such as {@code sample}
   * @param causes by the samples' numbers, at least one
   */
  public LostSamples(final String what, final Map<Integer, String> causes) {
    super(
        DynamicsReason.SAMPLES_LOST,
        causes.entrySet().stream()
                .map(entry -> what + " " + entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining("; "))
            + "; the run stops here rather than go on without it, and can be resumed");
    this.causes = Map.copyOf(causes);
  }

  /** {@return the cause of each loss, by the samples' numbers} */
  public Map<Integer, String> causes() {
    return causes;
  }

  /**
   * {@return the same with other numbers}
   *
   * @param otherWhat word for a sample
   * @param number gives a sample's other number
   */
  public LostSamples renumbered(final String otherWhat, final IntUnaryOperator number) {
    final Map<Integer, String> renumbered = new TreeMap<>();
    causes.forEach((sample, cause) -> renumbered.put(number.applyAsInt(sample), cause));
    return new LostSamples(otherWhat, renumbered);
  }
}
