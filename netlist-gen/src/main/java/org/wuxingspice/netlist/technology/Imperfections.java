package org.wuxingspice.netlist.technology;

import java.util.SplittableRandom;

/**
 * Random differences between devices that are drawn alike, and their noise. A draw depends on the
 * seed and on the device alone, not on the order in which devices are asked for, so that a piece of
 * a network has the same devices as the whole.
 *
 * @param seed of the draws
 * @param synapseMismatch standard deviation of a memristor's conductance, relative
 * @param parameterMismatch standard deviation of the parts that set K1, K2 and K3, relative
 * @param offset standard deviation of an amplifier's input offset, volt
 * @param noise one-sided density of an amplifier's input noise voltage, white, V/√Hz
 */
public record Imperfections(
    long seed, double synapseMismatch, double parameterMismatch, double offset, double noise) {

  /** Devices exactly as drawn. */
  public static final Imperfections NONE = new Imperfections(0, 0, 0, 0);

  /** Deviations beyond this many standard deviations are drawn again, as in a tested lot. */
  private static final double LIMIT = 3;

  /** What a draw is for, so that no two draws are the same. */
  public enum Device {
    /** A memristor; index: synapse times memristors per synapse plus memristor. */
    MEMRISTOR(1),
    /** The part that sets K1 of an element. */
    GENERATION(2),
    /** The part that sets K2 of an element. */
    DECAY(3),
    /** The part that sets K3 of an element. */
    RESTRAINT(4),
    /** The amplifier of an element. */
    INTEGRATOR(5),
    /** The first amplifier of an element's deviation driver. */
    DRIVER(6),
    /** The second amplifier of an element's deviation driver. */
    MIRROR(7),
    /** The inverter of a neuron. */
    INVERTER(8);

    private final long stream;

    Device(final long stream) {
      this.stream = stream;
    }
  }

  /**
   * Checks the spreads.
   *
   * @throws org.wuxingspice.model.failure.WuxingException {@link TechnologyReason#BAD_PART}
   */
  public Imperfections {
    TechnologyReason.notNegative("synapse mismatch", synapseMismatch);
    TechnologyReason.notNegative("parameter mismatch", parameterMismatch);
    TechnologyReason.notNegative("offset spread", offset);
    TechnologyReason.notNegative("noise density", noise);
    if (LIMIT * Math.max(synapseMismatch, parameterMismatch) >= 1) {
      throw TechnologyReason.BAD_PART.failure(
          "mismatch "
              + Math.max(synapseMismatch, parameterMismatch)
              + ": three standard deviations must stay below 1");
    }
  }

  /**
   * Differences between devices without noise.
   *
   * @param seed of the draws
   * @param synapseMismatch standard deviation of a memristor's conductance, relative
   * @param parameterMismatch standard deviation of the parts that set K1, K2 and K3, relative
   * @param offset standard deviation of an amplifier's input offset, volt
   */
  public Imperfections(
      final long seed,
      final double synapseMismatch,
      final double parameterMismatch,
      final double offset) {
    this(seed, synapseMismatch, parameterMismatch, offset, 0);
  }

  /**
   * {@return the same with noise}
   *
   * @param density of an amplifier's input noise voltage, V/√Hz, 0 for none
   */
  public Imperfections withNoise(final double density) {
    return new Imperfections(seed, synapseMismatch, parameterMismatch, offset, density);
  }

  /**
   * Factor by which a device differs from its drawn value.
   *
   * @param device kind
   * @param index of the device
   * @return 1 without mismatch, positive
   */
  public double factor(final Device device, final long index) {
    final double spread = device == Device.MEMRISTOR ? synapseMismatch : parameterMismatch;
    return spread == 0 ? 1 : 1 + spread * normal(device, index);
  }

  /**
   * Offset of an amplifier.
   *
   * @param device kind
   * @param index of the device
   * @return volt
   */
  public double offset(final Device device, final long index) {
    return offset == 0 ? 0 : offset * normal(device, index);
  }

  /**
   * Standard deviation of independent samples that straight lines join to noise of this density.
   * The one-sided density at frequency f is twice their variance times the interval times
   * sinc⁴(f·interval), so that it is white well below the sampling rate.
   *
   * @param interval between samples, second, positive
   * @return volt
   */
  public double noiseDeviation(final double interval) {
    return noise / Math.sqrt(2 * interval);
  }

  /**
   * Samples of an amplifier's input noise, to be joined by straight lines.
   *
   * @param device kind
   * @param index of the device
   * @param occasion tells one pass from another; the same gives the same noise
   * @param interval between samples, second, positive
   * @param count number of samples
   * @return volt
   */
  public double[] noise(
      final Device device,
      final long index,
      final long occasion,
      final double interval,
      final int count) {
    final SplittableRandom random =
        new SplittableRandom(scrambled(stream(device) + index) + occasion);
    final double deviation = noiseDeviation(interval);
    final double[] samples = new double[count];
    for (int i = 0; i < count; i++) {
      samples[i] = deviation * random.nextGaussian();
    }
    return samples;
  }

  /** Start of the seeds of a kind of device. */
  private long stream(final Device device) {
    return scrambled(scrambled(seed) + device.stream);
  }

  private double normal(final Device device, final long index) {
    final SplittableRandom random = new SplittableRandom(stream(device) + index);
    double draw = random.nextGaussian();
    while (Math.abs(draw) > LIMIT) {
      draw = random.nextGaussian();
    }
    return draw;
  }

  private static long scrambled(final long value) {
    return new SplittableRandom(value).nextLong();
  }
}
