package org.wuxingspice.loop.propagator;

import static org.wuxingspice.model.network.Neuron.ELEMENTS;

import org.wuxingspice.model.dynamics.FixedPoint;
import org.wuxingspice.model.dynamics.OperatingPoint;
import org.wuxingspice.model.dynamics.Pass;
import org.wuxingspice.model.dynamics.PassRequest;
import org.wuxingspice.model.dynamics.RestPoint;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.NeuronParameters;
import org.wuxingspice.netlist.compile.RestState;

/**
 * Where the elements of a circuit start in a pass, and what keeps them there while nothing drives
 * the network.
 */
interface StartingPoint {

  /**
   * The starting point of a request's samples.
   *
   * @param opens whether the inputs of elements that are held can be opened and their parameters
   *     taken away; otherwise a fast decay to their value holds them
   */
  static StartingPoint of(final PassRequest request, final boolean opens) {
    final Network network = request.network();
    if (request.point() instanceof OperatingPoint.Rebiased rebiased) {
      return new Biased(
          network,
          RestPoint.of(request),
          rebiased.forward(),
          FixedPoint.solve(network.parameters(), Direction.FORWARD),
          opens);
    }
    final StartingPoint rest = undriven(network, request.direction());
    return request.point() instanceof OperatingPoint.Injected injected
        ? sample -> rest.state(sample).trimmed(injected.currents().sample(sample))
        : rest;
  }

  /** The starting point of a network without bias. */
  static StartingPoint undriven(final Network network, final Direction direction) {
    return new Rest(network, FixedPoint.solve(network.parameters(), direction));
  }

  /** What a sample starts from. */
  State state(int sample);

  /** The same with further constant inputs, by element, units of E per time unit. */
  default StartingPoint trimmed(final double... rates) {
    return sample -> state(sample).trimmed(rates);
  }

  /**
   * A state of all elements of the network.
   *
   * @param parameters rates; next to nothing for the rates of elements that are held
   * @param rest E, by element
   * @param bias constant input that each element needs to stay there, units of E per time unit
   * @param held elements that take no input
   * @param leak additional decay that holds elements whose inputs stay connected, per time unit
   * @param shift how far the limits of each element lie from the clamp's, units of E
   */
  record State(
      NeuronParameters parameters,
      double[] rest,
      double[] bias,
      boolean[] held,
      double[] leak,
      double[] shift) {

    /** The same as circuits take it. */
    RestState restState() {
      return new RestState(rest, bias, leak, shift);
    }

    /** The same with further constant inputs of the elements that are not held. */
    State trimmed(final double... rates) {
      final double[] sum = bias.clone();
      for (int e = 0; e < sum.length; e++) {
        sum[e] += held[e] ? 0 : rates[e];
      }
      return new State(parameters, rest, sum, held, leak, shift);
    }
  }

  /** The undriven network's own fixed point, the same for all samples. */
  record Rest(State shared) implements StartingPoint {

    Rest(final Network network, final double[] fixedPoint) {
      this(
          new State(
              network.parameters(),
              fixedPoint,
              new double[fixedPoint.length],
              new boolean[fixedPoint.length],
              new double[fixedPoint.length],
              new double[fixedPoint.length]));
    }

    @Override
    public State state(final int sample) {
      return shared;
    }

    @Override
    public StartingPoint trimmed(final double... rates) {
      return new Rest(shared.trimmed(rates));
    }
  }

  /**
   * A point of each sample's own; see {@link OperatingPoint.Rebiased}. The limiters of a circuit
   * are softer than the equations' clamp, so that elements within a margin of it are held.
   */
  record Biased(Network network, RestPoint point, Pass forward, double[] fixedPoint, boolean opens)
      implements StartingPoint {

    /** Least value an element can rest at: the reference of its deviation is a conductance. */
    private static final double LEAST = 1e-6;

    /** Rates of an element that is held. */
    private static final double NONE = 1e-9;

    @Override
    public State state(final int sample) {
      final int count = network.topology().elementCount();
      final double[] rest = new double[count];
      final boolean[] held = new boolean[count];
      final double[] ends = new double[count];
      for (int e = 0; e < count; e++) {
        rest[e] = Math.max(point.value(e, sample), LEAST);
        ends[e] = forward.ends().at(e, sample) + fixedPoint[e];
        held[e] = network.clamp().reaches(ends[e], RestPoint.HELD_MARGIN);
      }
      final NeuronParameters p = network.parameters();
      if (!opens) {
        final RestState around = RestState.around(p, network.clamp(), ends, held);
        return new State(p, around.values(), around.bias(), held, around.leak(), around.shift());
      }
      final double[] bias = new double[count];
      final double[][] rates = {p.k1(), p.k2(), p.k3()};
      for (int e = 0; e < count; e++) {
        if (held[e]) {
          rates[0][neighbour(e, 1)] = NONE;
          rates[1][e] = NONE;
          rates[2][neighbour(e, 2)] = NONE;
        } else {
          bias[e] = point.bias(e, sample);
        }
      }
      final double[] shift = FixedPoint.solve(p, Direction.REVERSED);
      for (int e = 0; e < count; e++) {
        shift[e] = rest[e] - shift[e];
      }
      return new State(
          new NeuronParameters(rates[0], rates[1], rates[2]),
          rest,
          bias,
          held,
          new double[count],
          shift);
    }

    private static int neighbour(final int element, final int distance) {
      final int own = element % ELEMENTS;
      return element - own + (own + distance) % ELEMENTS;
    }
  }
}
