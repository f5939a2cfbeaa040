package org.wuxingspice.model.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wuxingspice.model.failure.WuxingException;

class ConnectionStrategyTest {

  private static final int[] SIZES = {784, 839, 283, 96, 32, 10};

  /** Against the inverse of the Jacobian of equation 2.1 at E = 1, by LU decomposition. */
  @Test
  void portGainIsTheInverseOfTheNegativeJacobian() {
    final RealMatrix matrix = MatrixUtils.createRealMatrix(5, 5);
    for (int i = 0; i < 5; i++) {
      matrix.addToEntry(i, i, 0.5 + 0.5);
      matrix.addToEntry(i, (i + 4) % 5, -1);
      matrix.addToEntry(i, (i + 3) % 5, 0.5);
    }
    final RealMatrix inverse = new LUDecomposition(matrix).getSolver().getInverse();
    for (int input = 0; input < 5; input++) {
      for (int output = 0; output < 5; output++) {
        assertThat(PortGain.between(input, output))
            .isCloseTo(inverse.getEntry(output, input), within(1e-15));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(LinkStrategy.class)
  void everyStrategyKeepsThePapersLinkCounts(final LinkStrategy linking) {
    for (final PortChoice ports : PortChoice.values()) {
      final Topology topology = Topologies.oneToOne(SIZES, 5, ports, linking, 7);
      assertThat(topology.linkCount()).isEqualTo(4711);
      assertThat(topology.adders()).isFalse();
      assertThat(topology.links())
          .isEqualTo(Topologies.oneToOne(SIZES, 5, ports, linking, 7).links());
    }
  }

  /** Classes that each neuron of a layer reaches, as bits. */
  private static Map<Integer, Integer> reach(final Topology topology, final int layer) {
    final Map<Integer, Integer> reach = new HashMap<>();
    if (layer == topology.layers() - 1) {
      for (int i = 0; i < topology.outputCount(); i++) {
        reach.put(topology.outputs().get(i).neuron(), 1 << i);
      }
      return reach;
    }
    final Map<Integer, Integer> next = reach(topology, layer + 1);
    for (final Link link : topology.links()) {
      if (link.source().layer() == layer) {
        reach.merge(link.source().neuron(), next.get(link.target().neuron()), (a, b) -> a | b);
      }
    }
    return reach;
  }

  /** Pairs of a class and a pixel within 10 pixels of the middle that it sees. */
  private static int sight(final LinkStrategy linking, final int[] sizes, final int ports) {
    final Map<Integer, Integer> reach =
        reach(Topologies.oneToOne(sizes, ports, PortChoice.GAIN, linking, 7), 0);
    return reach.entrySet().stream()
        .filter(e -> Math.hypot(e.getKey() % 28 - 13.5, e.getKey() / 28 - 13.5) < 10)
        .mapToInt(e -> Integer.bitCount(e.getValue()))
        .sum();
  }

  /**
   * In a tree the four ports of a pixel reach four classes at least; neurons with two outputs, of
   * which MODEL1 has many, show what they see to two classes.
   */
  @Test
  void treesShowMorePixelsToEveryClass() {
    final int[] model2 = {784, 1048, 353, 119, 40, 10};
    final int middle = 316;
    assertThat(sight(LinkStrategy.TREE, model2, 4)).isGreaterThanOrEqualTo(4 * middle);
    assertThat(sight(LinkStrategy.RANDOM, model2, 4)).isLessThan(4 * middle);
    assertThat(sight(LinkStrategy.TREE, SIZES, 5))
        .isGreaterThan(sight(LinkStrategy.RANDOM, SIZES, 5));
  }

  /** The first choice of every layer of the tree has room for it up to the 360 ports of layer 2. */
  @Test
  void outputsOfOneNeuronServeDifferentClassesInTrees() {
    final Topology topology = Topologies.oneToOne(SIZES, 5, PortChoice.GAIN, LinkStrategy.TREE, 7);
    for (int layer = 2; layer < 5; layer++) {
      final Map<Integer, Integer> next = reach(topology, layer + 1);
      final Map<Integer, Integer> seen = new HashMap<>();
      for (final Link link : topology.links()) {
        if (link.source().layer() == layer) {
          final int classes = next.get(link.target().neuron());
          assertThat(seen.getOrDefault(link.source().neuron(), 0) & classes).isZero();
          seen.merge(link.source().neuron(), classes, (a, b) -> a | b);
        }
      }
    }
  }

  /** Mean distance, in pixels, between the pixels that end in one neuron of the second layer. */
  private static double spread(final LinkStrategy linking) {
    final Topology topology = Topologies.oneToOne(SIZES, 5, PortChoice.RANDOM, linking, 7);
    final Map<Integer, List<Integer>> pixels = new HashMap<>();
    for (final Link link : topology.links().subList(0, topology.linkCountInto(1))) {
      pixels
          .computeIfAbsent(link.target().neuron(), neuron -> new ArrayList<>())
          .add(link.source().neuron());
    }
    double sum = 0;
    int pairs = 0;
    for (final List<Integer> field : pixels.values()) {
      for (final int a : field) {
        for (final int b : field) {
          sum += Math.hypot(a % 28 - b % 28, a / 28 - b / 28);
          pairs += a == b ? 0 : 1;
        }
      }
    }
    return sum / pairs;
  }

  /** Random pairs of a 28 × 28 square are about 0.52 · 28 = 14.6 pixels apart. */
  @Test
  void receptiveFieldsAreSmall() {
    assertThat(spread(LinkStrategy.RANDOM)).isBetween(13.5, 15.7);
    assertThat(spread(LinkStrategy.RECEPTIVE_FIELD)).isLessThan(3);
  }

  /** No choice of three inputs and two outputs has a larger product of gains. */
  @Test
  void gainAwareNeuronsHaveTheLargestProductOfGains() {
    final Random random = new Random(1);
    double best = 0;
    for (int i = 0; i < 2000; i++) {
      best = Math.max(best, product(PortChoice.RANDOM.elements(3, 2, random)));
    }
    for (int i = 0; i < 20; i++) {
      assertThat(product(PortChoice.GAIN.elements(3, 2, random))).isCloseTo(best, within(1e-15));
    }
  }

  private static double product(final List<Integer> elements) {
    double product = 1;
    for (final int input : elements.subList(0, 3)) {
      for (final int output : elements.subList(3, 5)) {
        product *= Math.abs(PortGain.between(input, output));
      }
    }
    return product;
  }

  @Test
  void constantNeuronsReachEveryInputPort() {
    final Topology topology =
        Topologies.biasedAdders(new int[] {6, 4, 3}, new int[] {0, 2}, new int[] {1}, 0.5, 1);
    assertThat(topology.inputCount()).isEqualTo(7);
    assertThat(topology.outputCount()).isEqualTo(3);
    assertThat(topology.size(1)).isEqualTo(5);
    // Half of 6 × 8 and of 4 × 6, eight and six biases, and the constant handed on.
    assertThat(topology.linkCount()).isEqualTo(24 + 12 + 8 + 6 + 1);
    final long constant =
        topology.links().stream()
            .filter(link -> link.source().neuron() == (link.source().layer() == 0 ? 6 : 4))
            .count();
    assertThat(constant).isEqualTo(8 + 6 + 1);
  }

  @Test
  void layoutsThatAskForTooMuchAreRefused() {
    assertThatThrownBy(
            () -> Topologies.adders(new int[] {90_000, 90_000}, new int[] {0}, new int[] {1}, 1, 1))
        .isInstanceOfSatisfying(
            WuxingException.class,
            e -> assertThat(e.reason()).isEqualTo(NetworkReason.OUT_OF_RANGE));
  }
}
