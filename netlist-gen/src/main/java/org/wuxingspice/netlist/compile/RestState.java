package org.wuxingspice.netlist.compile;

import static org.wuxingspice.model.network.Neuron.ELEMENTS;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.wuxingspice.model.dynamics.FixedPoint;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.NeuronParameters;
import org.wuxingspice.model.network.StateClamp;

/**
 * Where the undriven neurons of a circuit rest, and what makes them rest there. Arrays are shared,
 * not copied.
 *
 * @param values by element, units of E
 * @param bias constant input of each element, units of E per time unit
 * @param leak additional decay of each element, 0 unless the element is held, per time unit
 * @param shift how far the limits of each element lie from the clamp's, units of E
 */
public record RestState(double[] values, double[] bias, double[] leak, double[] shift) {

  /**
   * Decay of an element that is held: its deviation is less than a thousandth of what its inputs
   * would make of it.
   */
  private static final double HOLD = 1000;

  /** Input that keeps the elements of a neuron away from the clamp, units of E per time unit. */
  public static final double KEEPER = 5;

  /** Distance from the clamp below which an element tells nothing of its input, units of E. */
  private static final double MARGIN = 0.02;

  /**
   * {@return the fixed point of neurons without bias}
   *
   * @param parameters of the network
   * @param direction of the pass
   * @throws org.wuxingspice.model.failure.WuxingException when there is no fixed point
   */
  public static RestState undriven(final NeuronParameters parameters, final Direction direction) {
    final double[] values = FixedPoint.solve(parameters, direction);
    final int count = values.length;
    return new RestState(values, new double[count], new double[count], new double[count]);
  }

  /**
   * The rest of reversed neurons around a forward operating point E*: element j rests at x_j =
   * E*_{j+1} by the bias −(K1_{j+1}·x_{j+1} − K2_j·x_j − K3_{j+2}·x_j·x_{j+2}). Elements that the
   * forward pass left at the clamp are held. Deviations have the room that the clamp leaves around
   * the neurons' own fixed point: the limits move with the rest.
   *
   * @param parameters of the network
   * @param clamp of the network
   * @param forward E* by element
   * @param atClamp whether the forward pass left an element at the clamp
   * @return the rest, within the clamp
   */
  public static RestState around(
      final NeuronParameters parameters,
      final StateClamp clamp,
      final double[] forward,
      final boolean... atClamp) {
    final int count = forward.length;
    final double[] x = new double[count];
    final double[] bias = new double[count];
    final double[] leak = new double[count];
    final double[] shift = FixedPoint.solve(parameters, Direction.REVERSED);
    for (int e = 0; e < count; e++) {
      x[e] = Math.min(Math.max(forward[ahead(e, 1)], clamp.low()), clamp.high());
      leak[e] = atClamp[e] ? HOLD : 0;
      shift[e] = x[e] - shift[e];
    }
    for (int e = 0; e < count; e++) {
      final int next = ahead(e, 1);
      final int second = ahead(e, 2);
      bias[e] =
          (parameters.k2(e) + leak[e]) * x[e]
              + parameters.k3(second) * x[e] * x[second]
              - parameters.k1(next) * x[next];
    }
    return new RestState(x, bias, leak, shift);
  }

  private static int ahead(final int element, final int steps) {
    final int own = element % ELEMENTS;
    return element - own + (own + steps) % ELEMENTS;
  }

  /**
   * {@return the same with further constant inputs}
   *
   * @param rates by element, units of E per time unit
   */
  public RestState trimmed(final double... rates) {
    final double[] sum = bias.clone();
    for (int e = 0; e < sum.length; e++) {
      sum[e] += rates[e];
    }
    return new RestState(values, sum, leak, shift);
  }

  /**
   * The constant inputs with which an undriven network rests at its fixed point whatever its
   * offsets are, from where it was seen to rest with other ones. At rest the equation's right side,
   * the input applied and that of the offsets add up to nothing, so that the input wanted is the
   * right side plus the one applied. Elements must not be seen at the clamp; an input of a few
   * units at every element keeps them away from it. A layer is trimmed once the layer before it is.
   *
   * @param parameters of the network
   * @param direction of the pass
   * @param applied by element, units of E per time unit
   * @param seen by element, units of E
   * @return units of E per time unit
   */
  public static double[] trim(
      final NeuronParameters parameters,
      final Direction direction,
      final double[] applied,
      final double... seen) {
    final double[] rates = new double[seen.length];
    for (int e = 0; e < seen.length; e++) {
      final int own = e % ELEMENTS;
      final int first = e - own;
      rates[e] =
          applied[e]
              + parameters.k1(first + direction.generationParameter(own))
                  * seen[first + direction.generator(own)]
              - parameters.k2(e) * seen[e]
              - parameters.k3(first + direction.restraintParameter(own))
                  * seen[e]
                  * seen[first + direction.restrainer(own)];
    }
    return rates;
  }

  /**
   * The next constant inputs in a search for those at which an undriven network rests at its fixed
   * point: {@link #trim}, but for neurons with an element at the clamp, which tells nothing of its
   * input. All elements of such a neuron get the same, a few units more than any of them had, or
   * less, away from the limit.
   *
   * @param network whose rest is searched for
   * @param direction of the pass
   * @param rest of the network by element, units of E
   * @param applied by element, units of E per time unit
   * @param seen by element, units of E
   * @return units of E per time unit
   */
  public static double[] corrected(
      final Network network,
      final Direction direction,
      final double[] rest,
      final double[] applied,
      final double... seen) {
    final double[] rates = trim(network.parameters(), direction, applied, seen);
    for (int first = 0; first < seen.length; first += ELEMENTS) {
      final int end = first + ELEMENTS;
      int clamped = -1;
      for (int e = first; e < end; e++) {
        clamped = network.clamp().reaches(seen[e], MARGIN) ? e : clamped;
      }
      if (clamped >= 0) {
        final DoubleStream own = Arrays.stream(applied, first, end);
        Arrays.fill(
            rates,
            first,
            end,
            seen[clamped] < rest[clamped]
                ? own.max().orElseThrow() + KEEPER
                : own.min().orElseThrow() - KEEPER);
      }
    }
    return rates;
  }
}
