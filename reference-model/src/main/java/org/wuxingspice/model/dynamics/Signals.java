package org.wuxingspice.model.dynamics;

import java.util.Arrays;
import java.util.List;

/**
 * Numbers for several channels and several samples, samples innermost: entry (channel, sample) of
 * {@code values} is at {@code channel * samples + sample}. A plain carrier for numeric loops: the
 * array is shared, not copied, and whoever creates it hands it over.
 *
 * @param channels number of channels, for instance external inputs or elements
 * @param samples number of samples in the batch
 * @param values channels × samples numbers
 */
public record Signals(int channels, int samples, double[] values) {

  /**
   * Checks the shape.
   *
   * @throws IllegalArgumentException when the shapes differ
   */
  public Signals {
    if (channels < 0 || samples < 0 || values.length != Math.multiplyExact(channels, samples)) {
      throw new IllegalArgumentException(
          values.length + " values do not fill " + channels + " channels of " + samples);
    }
  }

  /**
   * {@return the signals that are all zero}
   *
   * @param channels number of channels
   * @param samples number of samples
   */
  public static Signals zeros(final int channels, final int samples) {
    return new Signals(channels, samples, new double[Math.multiplyExact(channels, samples)]);
  }

  /**
   * {@return signals that are all the same number}
   *
   * @param channels number of channels
   * @param samples number of samples
   * @param value of every entry
   */
  public static Signals filled(final int channels, final int samples, final double value) {
    final Signals signals = zeros(channels, samples);
    Arrays.fill(signals.values, value);
    return signals;
  }

  /**
   * {@return a batch of one sample}
   *
   * @param values one number per channel
   */
  public static Signals single(final double... values) {
    return new Signals(values.length, 1, values.clone());
  }

  /**
   * {@return the number at a channel and sample}
   *
   * @param channel from 0
   * @param sample from 0
   */
  public double at(final int channel, final int sample) {
    return values[channel * samples + sample];
  }

  /**
   * Stores the number at a channel and sample.
   *
   * @param channel from 0
   * @param sample from 0
   * @param value to store
   */
  public void set(final int channel, final int sample, final double value) {
    values[channel * samples + sample] = value;
  }

  /**
   * {@return all numbers times a factor}
   *
   * @param factor to multiply by
   */
  public Signals times(final double factor) {
    return new Signals(channels, samples, Arrays.stream(values).map(v -> factor * v).toArray());
  }

  /**
   * {@return a copy of some samples}
   *
   * @param from first sample
   * @param to sample after the last one
   */
  public Signals slice(final int from, final int to) {
    final Signals part = zeros(channels, to - from);
    for (int c = 0; c < channels; c++) {
      System.arraycopy(values, c * samples + from, part.values, c * (to - from), to - from);
    }
    return part;
  }

  /**
   * {@return all samples of several batches, in their order}
   *
   * @param parts of the same number of channels, at least one
   */
  public static Signals joined(final List<Signals> parts) {
    final Signals all =
        zeros(parts.get(0).channels, parts.stream().mapToInt(Signals::samples).sum());
    int from = 0;
    for (final Signals part : parts) {
      for (int c = 0; c < all.channels; c++) {
        System.arraycopy(
            part.values, c * part.samples, all.values, c * all.samples + from, part.samples);
      }
      from += part.samples;
    }
    return all;
  }

  /**
   * {@return a copy of chosen samples, in the order they are named}
   *
   * @param chosen numbers of the samples
   */
  public Signals selected(final int... chosen) {
    final Signals part = zeros(channels, chosen.length);
    for (int c = 0; c < channels; c++) {
      for (int i = 0; i < chosen.length; i++) {
        part.set(c, i, at(c, chosen[i]));
      }
    }
    return part;
  }

  /**
   * {@return a copy with further samples of zeros at the end}
   *
   * @param more how many
   */
  public Signals padded(final int more) {
    final Signals longer = zeros(channels, samples + more);
    for (int c = 0; c < channels; c++) {
      System.arraycopy(values, c * samples, longer.values, c * longer.samples, samples);
    }
    return longer;
  }

  /**
   * {@return a copy of one sample, one number per channel}
   *
   * @param sample from 0
   */
  public double[] sample(final int sample) {
    return slice(sample, sample + 1).values;
  }

  @Override
  public String toString() {
    return "Signals[" + channels + " x " + samples + ", " + Arrays.hashCode(values) + "]";
  }
}
