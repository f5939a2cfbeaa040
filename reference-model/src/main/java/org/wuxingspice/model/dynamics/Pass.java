package org.wuxingspice.model.dynamics;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.wuxingspice.model.network.Direction;

/**
 * What a pass through a network gives.
 *
 * @param direction direction of the pass
 * @param window the time over which the deviations are integrated
 * @param integrals ∫D dt over the window for every element of the network (channels, index through
 *     the network) and every sample, in time units; NaN for a skipped sample
 * @param clamped number of element-samples whose value reached the state clamp at any time
 * @param skipped samples without an answer, with the cause of each; only engines that run on
 *     something that can fail skip samples
 */
public record Pass(
    Direction direction,
    Window window,
    Signals integrals,
    long clamped,
    Map<Integer, String> skipped) {

  /** Keeps an unmodifiable copy of the map. */
  public Pass {
    skipped = Collections.unmodifiableMap(new TreeMap<>(skipped));
  }

  /**
   * A pass in which every sample has an answer.
   *
   * @param direction direction of the pass
   * @param window the time over which the deviations are integrated
   * @param integrals elements × samples
   * @param clamped number of element-samples at the state clamp
   */
  public Pass(
      final Direction direction, final Window window, final Signals integrals, final long clamped) {
    this(direction, window, integrals, clamped, Map.of());
  }

  /** {@return the numbers of the samples that have an answer, increasing} */
  public int[] answered() {
    return IntStream.range(0, integrals.samples()).filter(s -> !skipped.containsKey(s)).toArray();
  }

  /**
   * {@return the pass of chosen samples alone; its clamp count stays that of all}
   *
   * @param samples numbers of samples that have an answer
   */
  public Pass selected(final int... samples) {
    return samples.length == integrals.samples()
        ? this
        : new Pass(direction, window, integrals.selected(samples), clamped);
  }

  /**
   * {@return the mean deviation of an element over the window, in units of E}
   *
   * @param element index through the network
   * @param sample from 0
   */
  public double mean(final int element, final int sample) {
    return integrals.at(element, sample) / window.length();
  }
}
