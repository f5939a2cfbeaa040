package org.wuxingspice.model.dynamics;

import static org.wuxingspice.model.network.Neuron.ELEMENTS;

import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.NeuronParameters;
import org.wuxingspice.model.network.Topology;

/**
 * The right-hand side of equations 3.1 and 3.2 for a whole network, with everything that a
 * direction decides looked up once. States of several samples lie side by side, samples innermost.
 */
final class NetworkEquations {

  private final int elements;
  private final double[] fixedPoint;
  private final int[] generator;
  private final int[] restrainer;
  private final double[] k1;
  private final double[] k2;
  private final double[] k3;
  private final int[] firstLink;
  private final int[] origin;
  private final double[] coefficient;
  private final int[] drivenElement;

  NetworkEquations(final Network network, final Direction direction) {
    final Topology topology = network.topology();
    elements = topology.elementCount();
    fixedPoint = FixedPoint.solve(network.parameters(), direction);
    generator = new int[elements];
    restrainer = new int[elements];
    k1 = new double[elements];
    k2 = new double[elements];
    k3 = new double[elements];
    final NeuronParameters parameters = network.parameters();
    for (int e = 0; e < elements; e++) {
      final int own = e % ELEMENTS;
      final int first = e - own;
      generator[e] = first + direction.generator(own);
      restrainer[e] = first + direction.restrainer(own);
      k1[e] = parameters.k1(first + direction.generationParameter(own));
      k2[e] = parameters.k2(e);
      k3[e] = parameters.k3(first + direction.restraintParameter(own));
    }
    firstLink = new int[elements + 1];
    origin = new int[topology.linkCount()];
    coefficient = new double[topology.linkCount()];
    gatherLinks(network, direction);
    drivenElement = new int[topology.driveCount(direction)];
    for (int c = 0; c < drivenElement.length; c++) {
      drivenElement[c] = topology.driveElement(direction, c);
    }
  }

  private void gatherLinks(final Network network, final Direction direction) {
    final Topology topology = network.topology();
    final boolean forward = direction == Direction.FORWARD;
    for (int k = 0; k < origin.length; k++) {
      firstLink[(forward ? topology.target(k) : topology.source(k)) + 1]++;
    }
    for (int e = 0; e < elements; e++) {
      firstLink[e + 1] += firstLink[e];
    }
    final int[] next = firstLink.clone();
    for (int k = 0; k < origin.length; k++) {
      final int slot = next[forward ? topology.target(k) : topology.source(k)]++;
      origin[slot] = forward ? topology.source(k) : topology.target(k);
      coefficient[slot] = network.coefficient(k);
    }
  }

  int elements() {
    return elements;
  }

  double fixedPoint(final int element) {
    return fixedPoint[element];
  }

  int drivenElement(final int channel) {
    return drivenElement[channel];
  }

  int driveChannels() {
    return drivenElement.length;
  }

  /**
   * Computes dE/dt.
   *
   * @param state element values, elements × lanes
   * @param drive drive channels × lanes
   * @param lanes samples side by side
   * @param derivative result, elements × lanes; overwritten
   */
  void derivative(
      final double[] state, final double[] drive, final int lanes, final double[] derivative) {
    for (int e = 0; e < elements; e++) {
      final int at = e * lanes;
      final int g = generator[e] * lanes;
      final int r = restrainer[e] * lanes;
      final double a = k1[e];
      final double b = k2[e];
      final double c = k3[e];
      for (int s = 0; s < lanes; s++) {
        final double value = state[at + s];
        derivative[at + s] = a * state[g + s] - b * value - c * value * state[r + s];
      }
      for (int k = firstLink[e]; k < firstLink[e + 1]; k++) {
        final int from = origin[k] * lanes;
        final double weight = coefficient[k];
        final double rest = fixedPoint[origin[k]];
        for (int s = 0; s < lanes; s++) {
          derivative[at + s] += weight * (state[from + s] - rest);
        }
      }
    }
    for (int channel = 0; channel < drivenElement.length; channel++) {
      final int at = drivenElement[channel] * lanes;
      for (int s = 0; s < lanes; s++) {
        derivative[at + s] += drive[channel * lanes + s];
      }
    }
  }
}
