package org.wuxingspice.ngspice.simulation;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a circuit is simulated under, beside its deck.
 *
 * @param temperature of the circuit, degrees Celsius, above absolute zero; empty for the deck's own
 * @param seed of what the deck itself draws: random parameters and transient noise; empty for the
 *     deck's own, or {@link #USUAL_SEED}
 * @param dialect that the deck is read in; empty for ngspice's own
 */
public record Conditions(
    OptionalDouble temperature, OptionalLong seed, Optional<Compatibility> dialect) {

  /** The seed when neither the deck nor anybody else says one. */
  public static final long USUAL_SEED = 1;

  /** Those of the deck alone. */
  public static final Conditions OF_DECK =
      new Conditions(OptionalDouble.empty(), OptionalLong.empty(), Optional.empty());

  private static final double ABSOLUTE_ZERO = -273.15;

  /**
   * Checks the temperature.
   *
   * @throws org.wuxingspice.model.failure.WuxingException {@link SimulatorReason#BAD_VALUE}
   */
  public Conditions {
    Objects.requireNonNull(seed, "seed");
    Objects.requireNonNull(dialect, "dialect");
    if (temperature.isPresent() && !(temperature.getAsDouble() > ABSOLUTE_ZERO)) {
      throw SimulatorReason.BAD_VALUE.failure(
          "a temperature of "
              + temperature.getAsDouble()
              + " °C: has to be above "
              + ABSOLUTE_ZERO
              + " °C");
    }
  }

  /**
   * {@return the same at another temperature}
   *
   * @param celsius degrees Celsius
   */
  public Conditions at(final double celsius) {
    return new Conditions(OptionalDouble.of(celsius), seed, dialect);
  }

  /**
   * {@return the same with a seed}
   *
   * @param number any
   */
  public Conditions seeded(final long number) {
    return new Conditions(temperature, OptionalLong.of(number), dialect);
  }

  /**
   * {@return the same in a dialect}
   *
   * @param other in place of the one before
   */
  public Conditions in(final Compatibility other) {
    return new Conditions(temperature, seed, Optional.of(other));
  }

  /** {@return the same for a deck that draws nothing} */
  public Conditions seedless() {
    return seed.isEmpty() ? this : new Conditions(temperature, OptionalLong.empty(), dialect);
  }

  /**
   * {@return the seed of one of many runs: the 64-bit mix of SplittableRandom (G. Steele, D. Lea
   * and C. Flood, OOPSLA 2014) of seed and number}
   *
   * @param seed of all runs
   * @param run number of the run
   */
  public static long ofRun(final long seed, final long run) {
    long z = seed * 0x9e3779b97f4a7c15L + run + 1;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return (z ^ (z >>> 31)) >>> 1;
  }

  /**
   * {@return a seed in the form that ngspice takes, 1 to 2^31 - 1; such a number stays as it is}
   *
   * @param seed any
   */
  public static int ofSimulator(final long seed) {
    return 1 + (int) Math.floorMod(seed - 1, (long) Integer.MAX_VALUE);
  }
}
