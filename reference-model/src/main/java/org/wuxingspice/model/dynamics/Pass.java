package org.wuxingspice.model.dynamics;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
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
 * @param ends deviations D at the end of the pass, of the same shape; in equilibrium D itself
 * @param clamped number of element-samples that end at a limit of the state clamp or within 0.02 of
 *     one, see {@link RestPoint#clamped}. Elements that are held around a forward operating point
 *     do not count
 * @param skipped samples without an answer, with the cause of each; only engines that run on
 *     something that can fail skip samples
 */
public record Pass(
    Direction direction,
    Window window,
    Signals integrals,
    Signals ends,
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
   * @param ends elements × samples
   * @param clamped number of element-samples at the state clamp
   */
  public Pass(
      final Direction direction,
      final Window window,
      final Signals integrals,
      final Signals ends,
      final long clamped) {
    this(direction, window, integrals, ends, clamped, Map.of());
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
    return Arrays.equals(samples, IntStream.range(0, integrals.samples()).toArray())
        ? this
        : new Pass(direction, window, integrals.selected(samples), ends.selected(samples), clamped);
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

  /**
   * {@return the pass of all samples of several passes, in their order}
   *
   * @param parts passes of the same network, direction and window, at least one
   */
  public static Pass joined(final List<Pass> parts) {
    final Map<Integer, String> skipped = new TreeMap<>();
    int samples = 0;
    for (final Pass part : parts) {
      final int before = samples;
      part.skipped.forEach((sample, cause) -> skipped.put(before + sample, cause));
      samples += part.integrals.samples();
    }
    return new Pass(
        parts.get(0).direction,
        parts.get(0).window,
        Signals.joined(parts.stream().map(Pass::integrals).toList()),
        Signals.joined(parts.stream().map(Pass::ends).toList()),
        parts.stream().mapToLong(Pass::clamped).sum(),
        skipped);
  }
}
