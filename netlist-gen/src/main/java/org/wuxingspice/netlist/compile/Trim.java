package org.wuxingspice.netlist.compile;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;

/**
 * How the parts of a circuit are set so that it does what the network says although its devices are
 * off: rates and coefficients are asked for as much higher as they come out too low, and constant
 * currents make up for offsets. Arrays are shared, not copied.
 *
 * @param rates K1, K2, K3 of every element over what the parts that set them make of the same
 *     number; positive
 * @param links what the links make of coefficients
 * @param currents into every element, units of E per time unit, in the directions that have some
 */
public record Trim(Rates rates, Links links, Map<Direction, double[]> currents) {

  /**
   * Factors by which rates are asked for, by element that owns the part, positive.
   *
   * @param k1 of generation
   * @param k2 of decay
   * @param k3 of restraint
   */
  public record Rates(double[] k1, double[] k2, double[] k3) {

    /** Checks the factors. */
    public Rates {
      requirePositive(k1);
      requirePositive(k2);
      requirePositive(k3);
      if (k1.length != k2.length || k1.length != k3.length) {
        throw CompileReason.BAD_TRIM.failure("rates of different numbers of elements");
      }
    }
  }

  /**
   * What links make of coefficients: {@code zero + up·c} of a positive one that was asked for,
   * {@code zero + down·c} of a negative one. A pair of memristors has its two gains for up and
   * down.
   *
   * @param up gain of positive coefficients, by link, positive
   * @param down gain of negative coefficients, by link, positive
   * @param zero the coefficient that comes of 0, by link
   */
  public record Links(double[] up, double[] down, double[] zero) {

    /** Checks the gains. */
    public Links {
      requirePositive(up);
      requirePositive(down);
      if (up.length != down.length || up.length != zero.length) {
        throw CompileReason.BAD_TRIM.failure("gains of different numbers of links");
      }
    }

    /**
     * {@return the coefficient to ask for}
     *
     * @param link of the network
     * @param wanted coefficient
     */
    public double asked(final int link, final double wanted) {
      final double rise = wanted - zero[link];
      return rise / (rise >= 0 ? up[link] : down[link]);
    }

    /**
     * {@return what comes of a coefficient}
     *
     * @param link of the network
     * @param asked coefficient
     */
    public double made(final int link, final double asked) {
      return zero[link] + asked * (asked >= 0 ? up[link] : down[link]);
    }
  }

  /** Keeps an unmodifiable copy of the map. */
  public Trim {
    Objects.requireNonNull(rates, "rates");
    Objects.requireNonNull(links, "links");
    final Map<Direction, double[]> copy = new EnumMap<>(Direction.class);
    copy.putAll(currents);
    currents = Collections.unmodifiableMap(copy);
  }

  /**
   * {@return the same with currents in place of those it has}
   *
   * @param changed units of E per time unit, by element
   */
  public Trim withCurrents(final Map<Direction, double[]> changed) {
    return new Trim(rates, links, changed);
  }

  /**
   * {@return the currents of a direction, none where nothing is known of it}
   *
   * @param direction of the passes
   */
  public double[] currents(final Direction direction) {
    final double[] known = currents.get(direction);
    return known == null ? new double[rates.k1.length] : known;
  }

  /**
   * Refuses a network of another size.
   *
   * @param network to set
   * @throws org.wuxingspice.model.failure.WuxingException {@link CompileReason#BAD_TRIM}
   */
  public void requireFits(final Network network) {
    if (rates.k1.length != network.topology().elementCount()
        || links.up.length != network.topology().linkCount()) {
      throw CompileReason.BAD_TRIM.failure(
          "trim of "
              + rates.k1.length
              + " elements and "
              + links.up.length
              + " links for a network of "
              + network.topology().elementCount()
              + " and "
              + network.topology().linkCount()
              + ": calibrate this network");
    }
  }

  private static void requirePositive(final double... factors) {
    for (final double factor : factors) {
      if (!(factor > 0 && Double.isFinite(factor))) {
        throw CompileReason.BAD_TRIM.failure("factor " + factor + ": must be positive");
      }
    }
  }
}
