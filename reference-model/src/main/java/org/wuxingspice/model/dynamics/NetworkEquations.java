package org.wuxingspice.model.dynamics;

import static org.wuxingspice.model.network.Neuron.ELEMENTS;

import java.util.Arrays;
import org.wuxingspice.model.kernel.Kernel;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.NeuronParameters;
import org.wuxingspice.model.network.Topology;

/**
 * The right-hand side of equations 3.1 and 3.2 for a whole network, with everything that a
 * direction decides looked up once. States of several samples lie side by side, samples innermost.
 */
final class NetworkEquations {

  private final Topology topology;
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
  private final boolean[] isOrigin;
  private final int[] originSlot;
  private final int[] originSlots;
  private final int origins;
  private final int[] drivenElement;
  private final int[] channel;
  private final Direction direction;
  private final int[] stageBegin;
  private final int[] stageEnd;
  private final boolean uniform;

  NetworkEquations(final Network network, final Direction direction) {
    topology = network.topology();
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
    isOrigin = new boolean[elements];
    for (final int element : origin) {
      isOrigin[element] = true;
    }
    originSlot = new int[elements];
    int slots = 0;
    for (int e = 0; e < elements; e++) {
      originSlot[e] = isOrigin[e] ? slots++ : -1;
    }
    origins = slots;
    originSlots = new int[origin.length];
    for (int k = 0; k < origin.length; k++) {
      originSlots[k] = originSlot[origin[k]];
    }
    drivenElement = new int[topology.driveCount(direction)];
    channel = new int[elements];
    Arrays.fill(channel, -1);
    for (int c = 0; c < drivenElement.length; c++) {
      drivenElement[c] = topology.driveElement(direction, c);
      channel[drivenElement[c]] = c;
    }
    this.direction = direction;
    uniform = isUniform();
    stageBegin = new int[topology.layers()];
    stageEnd = new int[topology.layers()];
    for (int stage = 0; stage < stageBegin.length; stage++) {
      final int layer = direction == Direction.FORWARD ? stage : stageBegin.length - 1 - stage;
      stageBegin[stage] = topology.neuronOffset(layer);
      stageEnd[stage] = topology.neuronOffset(layer + 1);
    }
  }

  private boolean isUniform() {
    for (int e = 1; e < elements; e++) {
      if (k1[e] != k1[0] || k2[e] != k2[0] || k3[e] != k3[0]) {
        return false;
      }
    }
    return true;
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

  int driveChannels() {
    return drivenElement.length;
  }

  /** The failure to throw when a value is not a finite number. */
  RuntimeException notFinite(final int element, final double value, final double time) {
    return DynamicsReason.NOT_FINITE.failure(
        topology.port(element)
            + " is "
            + value
            + " at t = "
            + time
            + ": check the drive for values that are not finite");
  }

  /** Whether all neurons have the same K1, K2 and K3 in all elements. */
  boolean uniform() {
    return uniform;
  }

  /** Rate of the generation of an element, in the direction of the pass. */
  double k1(final int element) {
    return k1[element];
  }

  /** Rate of the decay of an element. */
  double k2(final int element) {
    return k2[element];
  }

  /** Rate of the restraint of an element, in the direction of the pass. */
  double k3(final int element) {
    return k3[element];
  }

  /** Number of layers. */
  int stages() {
    return stageBegin.length;
  }

  /** Number of layers to run for an extent. */
  int stages(final Extent extent) {
    final boolean leaveFirst = extent == Extent.LINK_TARGETS && direction == Direction.REVERSED;
    return stages() - (leaveFirst ? 1 : 0);
  }

  /** First neuron of the layer that signals reach after {@code stage} others. */
  int stageBegin(final int stage) {
    return stageBegin[stage];
  }

  /** Neuron after the last one of that layer. */
  int stageEnd(final int stage) {
    return stageEnd[stage];
  }

  /** Index through the network of the element in a row of a neuron's tile. */
  int element(final int neuron, final int row) {
    return neuron * ELEMENTS + row(row);
  }

  /** The element of a row, and as well the row of an element, see {@link NeuronTile}. */
  int row(final int element) {
    return direction == Direction.FORWARD ? element : (ELEMENTS - element) % ELEMENTS;
  }

  /**
   * Sums up what drives an element.
   *
   * @param kernel adds up
   * @param element index through the network
   * @param drive drive channels × lanes
   * @param deviations deviations D of all elements × lanes
   * @param lanes samples side by side
   * @param sum result, overwritten from {@code at} for {@code lanes} entries
   * @param at first entry
   */
  void drive(
      final Kernel kernel,
      final int element,
      final double[] drive,
      final double[] deviations,
      final int lanes,
      final double[] sum,
      final int at) {
    if (channel[element] >= 0) {
      System.arraycopy(drive, channel[element] * lanes, sum, at, lanes);
    } else {
      Arrays.fill(sum, at, at + lanes, 0);
    }
    kernel.addWeighted(
        lanes,
        sum,
        at,
        coefficient,
        origin,
        firstLink[element],
        firstLink[element + 1],
        deviations);
  }

  /** Whether a link takes its signal from the element. */
  boolean isOrigin(final int element) {
    return isOrigin[element];
  }

  /** Number of elements that links take their signals from. */
  int origins() {
    return origins;
  }

  /** Number of an element among the origins, or −1. */
  int originSlot(final int element) {
    return originSlot[element];
  }

  /** Drive channel that feeds an element, or −1. */
  int channel(final int element) {
    return channel[element];
  }

  /** Whether more than one signal drives an element. */
  boolean isGathered(final int element) {
    return firstLink[element + 1] - firstLink[element] + (channel[element] < 0 ? 0 : 1) > 1;
  }

  /** The origin of the one link that alone drives an element, or −1. */
  int onlyOriginSlot(final int element) {
    final int begin = firstLink[element];
    return channel[element] < 0 && begin + 1 == firstLink[element + 1] ? originSlots[begin] : -1;
  }

  /** Coefficient of that link. */
  double onlyCoefficient(final int element) {
    return coefficient[firstLink[element]];
  }

  /**
   * Adds the signals of all links that lead to an element.
   *
   * @param <A> {@code double[]} or {@code float[]}
   * @param precision of the signals
   * @param kernel adds up
   * @param element index through the network
   * @param length of a signal
   * @param signals one for each origin; modified from {@code at}
   * @param at first entry of the sum, behind the signals of the origins
   */
  <A> void addSignals(
      final Precision<A> precision,
      final Kernel kernel,
      final int element,
      final int length,
      final A signals,
      final int at) {
    precision.addWeighted(
        kernel,
        length,
        signals,
        at,
        coefficient,
        originSlots,
        firstLink[element],
        firstLink[element + 1],
        signals);
  }

  /**
   * Sums up what drives an element at several points in time.
   *
   * @param element index through the network
   * @param drive drive channels × lanes, constant
   * @param waves per element that is an origin its deviations D, points × lanes
   * @param lanes samples side by side
   * @param points in time
   * @param sum result, points × lanes, overwritten
   * @return whether anything can drive the element; if not, the result is meaningless
   */
  boolean incoming(
      final int element,
      final double[] drive,
      final double[][] waves,
      final int lanes,
      final int points,
      final double[] sum) {
    final int begin = firstLink[element];
    final int end = firstLink[element + 1];
    if (channel[element] < 0 && begin == end) {
      return false;
    }
    if (channel[element] < 0) {
      Arrays.fill(sum, 0, points * lanes, 0);
    } else {
      for (int point = 0; point < points; point++) {
        System.arraycopy(drive, channel[element] * lanes, sum, point * lanes, lanes);
      }
    }
    for (int k = begin; k < end; k++) {
      TransientRows.sum(points * lanes, sum, sum, coefficient[k], waves[origin[k]]);
    }
    return true;
  }

  /**
   * Computes dE/dt of one sample.
   *
   * @param state element values, one per element
   * @param drive one per drive channel
   * @param derivative result, one per element; overwritten
   */
  void derivative(final double[] state, final double[] drive, final double[] derivative) {
    for (int e = 0; e < elements; e++) {
      double slope = channel[e] < 0 ? 0 : drive[channel[e]];
      for (int k = firstLink[e]; k < firstLink[e + 1]; k++) {
        slope += coefficient[k] * (state[origin[k]] - fixedPoint[origin[k]]);
      }
      derivative[e] =
          k1[e] * state[generator[e]] - (k2[e] + k3[e] * state[restrainer[e]]) * state[e] + slope;
    }
  }
}
