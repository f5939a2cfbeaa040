package org.wuxingspice.netlist.technology;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * One circuit off the line: random differences between devices that are drawn alike, their noise,
 * and what surrounds them. A draw depends on the seed and on the device alone, not on the order in
 * which devices are asked for, so that a piece of a network has the same devices as the whole, and
 * the numeric twin of a circuit the same as the circuit.
 *
 * @param seed of the draws
 * @param spread of the devices
 * @param noise one-sided density of an amplifier's input noise voltage, white, V/√Hz
 * @param temperature of all devices, °C
 * @param supply how far the supplies are off, relative
 * @param redraw what is drawn anew while the rest of the die stays; empty for nothing
 */
public record Die(
    long seed,
    Spread spread,
    double noise,
    double temperature,
    double supply,
    Optional<Redraw> redraw) {

  /** The temperature, in °C, at which devices are as drawn: the simulator's own. */
  public static final double NOMINAL_TEMPERATURE = 27;

  /** Devices exactly as drawn. */
  public static final Die NONE = new Die(0, Spread.NONE);

  /** Deviations beyond this many standard deviations are drawn again, as in a tested lot. */
  private static final double LIMIT = 3;

  /**
   * Standard deviations of devices.
   *
   * @param memristors of a memristor's conductance, relative
   * @param rates of the parts that set K1, K2 and K3, relative
   * @param offset of an amplifier's input offset, volt
   * @param bandwidth of an amplifier's gain-bandwidth product, relative
   */
  public record Spread(double memristors, double rates, double offset, double bandwidth) {

    /** Devices that are all alike. */
    public static final Spread NONE = new Spread(0, 0, 0, 0);

    /**
     * Checks the spreads.
     *
     * @throws org.wuxingspice.model.failure.WuxingException {@link TechnologyReason#BAD_PART}
     */
    public Spread {
      relative("memristor mismatch", memristors);
      relative("rate mismatch", rates);
      TechnologyReason.notNegative("offset spread", offset);
      relative("bandwidth spread", bandwidth);
    }

    private static void relative(final String name, final double value) {
      if (LIMIT * TechnologyReason.notNegative(name, value) >= 1) {
        throw TechnologyReason.BAD_PART.failure(
            name + " " + value + ": three standard deviations must stay below 1");
      }
    }

    /** {@return whether all devices are as drawn} */
    public boolean isNone() {
      return equals(NONE);
    }

    private double of(final Device device) {
      return switch (device) {
        case MEMRISTOR -> memristors;
        case GENERATION, DECAY, RESTRAINT -> rates;
        case INTEGRATOR, DRIVER, MIRROR, INVERTER -> bandwidth;
      };
    }
  }

  /** What can be drawn anew. */
  public enum Part {
    /** Conductances of memristors. */
    MEMRISTORS,
    /** Parts that set K1, K2 and K3. */
    RATES,
    /** Offsets of amplifiers and their drift. */
    OFFSETS,
    /** Gain-bandwidth products of amplifiers. */
    BANDWIDTHS;

    private static Part of(final Device device, final Draw draw) {
      return switch (device) {
        case MEMRISTOR -> MEMRISTORS;
        case GENERATION, DECAY, RESTRAINT -> RATES;
        default -> draw == Draw.BANDWIDTH ? BANDWIDTHS : OFFSETS;
      };
    }
  }

  /**
   * Parts that have a seed of their own.
   *
   * @param parts at least one
   * @param seed of their draws
   */
  public record Redraw(Set<Part> parts, long seed) {
    /** Keeps an unmodifiable copy of the set. */
    public Redraw {
      parts = Set.copyOf(parts);
    }
  }

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

  /** Added to the stream of an amplifier's offset for its other draws. */
  private enum Draw {
    USUAL(0),
    BANDWIDTH(100),
    DRIFT(200);

    private final long stream;

    Draw(final long stream) {
      this.stream = stream;
    }
  }

  /**
   * Checks the numbers.
   *
   * @throws org.wuxingspice.model.failure.WuxingException {@link TechnologyReason#BAD_PART}
   */
  public Die {
    Objects.requireNonNull(spread, "spread");
    Objects.requireNonNull(redraw, "redraw");
    TechnologyReason.notNegative("noise density", noise);
    if (!(temperature >= -60 && temperature <= 150)) {
      throw TechnologyReason.BAD_PART.failure(
          "temperature " + temperature + " °C: parts are described from -60 to 150");
    }
    if (!(Math.abs(supply) < 0.5)) {
      throw TechnologyReason.BAD_PART.failure(
          "supplies off by " + supply + ": must lie between -0.5 and 0.5, relative");
    }
  }

  /**
   * A die without noise at nominal temperature and supply.
   *
   * @param seed of the draws
   * @param spread of the devices
   */
  public Die(final long seed, final Spread spread) {
    this(seed, spread, 0, NOMINAL_TEMPERATURE, 0, Optional.empty());
  }

  /**
   * {@return the same with noise}
   *
   * @param density of an amplifier's input noise voltage, V/√Hz, 0 for none
   */
  public Die withNoise(final double density) {
    return new Die(seed, spread, density, temperature, supply, redraw);
  }

  /**
   * {@return the same die with some parts drawn anew}
   *
   * @param parts to draw; all others stay
   * @param other seed of their draws
   */
  public Die redrawn(final Set<Part> parts, final long other) {
    return new Die(seed, spread, noise, temperature, supply, Optional.of(new Redraw(parts, other)));
  }

  /** {@return how far the devices are from nominal temperature, kelvin} */
  public double warming() {
    return temperature - NOMINAL_TEMPERATURE;
  }

  /** {@return whether amplifiers have offsets of their own} */
  public boolean hasOffsets() {
    return spread.offset != 0 || warming() != 0 || supply != 0;
  }

  /** {@return whether a netlist holds values that no other amplifier has} */
  public boolean hasOwnAmplifiers() {
    return hasOffsets() || spread.bandwidth != 0;
  }

  /**
   * Factor by which a device differs from its drawn value: a memristor's conductance, the rate that
   * a part sets, an amplifier's gain-bandwidth product.
   *
   * @param device kind
   * @param index of the device
   * @return 1 without mismatch, positive
   */
  public double factor(final Device device, final long index) {
    final double deviation = spread.of(device);
    final Draw draw = device.stream >= Device.INTEGRATOR.stream ? Draw.BANDWIDTH : Draw.USUAL;
    return deviation == 0 ? 1 : 1 + deviation * normal(device, draw, index);
  }

  /**
   * Offset of an amplifier.
   *
   * @param device kind
   * @param index of the device
   * @param technology gives what temperature and supply do to it
   * @return volt
   */
  public double offset(final Device device, final long index, final Technology technology) {
    final double drift = technology.sensitivity().offsetDrift() * warming();
    return (spread.offset == 0 ? 0 : spread.offset * normal(device, Draw.USUAL, index))
        + (drift == 0 ? 0 : drift * normal(device, Draw.DRIFT, index))
        + technology.sensitivity().supplyRejection() * supply * technology.supply();
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
        new SplittableRandom(scrambled(stream(seed, device.stream) + index) + occasion);
    final double deviation = noiseDeviation(interval);
    final double[] samples = new double[count];
    for (int i = 0; i < count; i++) {
      samples[i] = deviation * random.nextGaussian();
    }
    return samples;
  }

  /** Start of the seeds of a kind of draw. */
  private static long stream(final long seed, final long number) {
    return scrambled(scrambled(seed) + number);
  }

  private double normal(final Device device, final Draw kind, final long index) {
    final Part part = Part.of(device, kind);
    final long own =
        redraw.filter(some -> some.parts().contains(part)).map(Redraw::seed).orElse(seed);
    final SplittableRandom random =
        new SplittableRandom(stream(own, device.stream + kind.stream) + index);
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
