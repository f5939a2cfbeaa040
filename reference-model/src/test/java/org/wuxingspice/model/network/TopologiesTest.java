package org.wuxingspice.model.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wuxingspice.model.failure.WuxingException;

class TopologiesTest {

  /** Link ratios from the paper, section 3: 0.51 % and 0.38 %. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 77, -5})
  void paperModelsHaveThePapersLinkCounts(final long seed) {
    final Topology model1 = Topologies.model1(seed);
    assertThat(linksInto(model1)).containsExactly(3136, 1055, 360, 120, 40);
    assertThat(model1.linkCount()).isEqualTo(4711);
    assertThat(Math.round(model1.linkRatio() * 1e4) / 1e4).isEqualTo(0.0051);
    final Topology model2 = Topologies.model2(seed);
    assertThat(linksInto(model2)).containsExactly(3136, 1056, 356, 120, 40);
    assertThat(model2.linkCount()).isEqualTo(4708);
    assertThat(Math.round(model2.linkRatio() * 1e4) / 1e4).isEqualTo(0.0038);
  }

  private static int[] linksInto(final Topology topology) {
    return IntStream.range(1, topology.layers()).map(topology::linkCountInto).toArray();
  }

  @Test
  void sameSeedGivesSameTopology() {
    assertThat(Topologies.model1(3).links()).isEqualTo(Topologies.model1(3).links());
    assertThat(Topologies.model1(3).links()).isNotEqualTo(Topologies.model1(4).links());
  }

  @Test
  void fullAddersLinkEveryPair() {
    final Topology topology =
        Topologies.adders(new int[] {6, 4, 3}, new int[] {0, 2}, new int[] {4, 1}, 1, 1);
    assertThat(linksInto(topology)).containsExactly(6 * 4 * 2, 4 * 2 * 3 * 2);
  }

  @Test
  void portInTwoRolesIsRefused() {
    final List<Port> inputs = List.of(new Port(0, 0, 0));
    final List<Port> outputs = List.of(new Port(1, 0, 0));
    final List<Link> links = List.of(new Link(new Port(0, 0, 1), new Port(1, 0, 0)));
    assertRefused(NetworkReason.PORT_CONFLICT, inputs, outputs, links, false);
  }

  @Test
  void sharedPortWithoutAddersIsRefused() {
    final List<Port> inputs = List.of(new Port(0, 0, 0));
    final List<Port> outputs = List.of(new Port(1, 0, 0));
    final List<Link> links =
        List.of(
            new Link(new Port(0, 0, 1), new Port(1, 0, 2)),
            new Link(new Port(0, 0, 3), new Port(1, 0, 2)));
    assertRefused(NetworkReason.ADDER_NEEDED, inputs, outputs, links, false);
    assertThat(new Topology(new int[] {1, 1}, inputs, outputs, links, true).linkCount())
        .isEqualTo(2);
  }

  @Test
  void linkBackwardsIsRefused() {
    final List<Port> inputs = List.of(new Port(0, 0, 0));
    final List<Port> outputs = List.of(new Port(1, 0, 0));
    final List<Link> links = List.of(new Link(new Port(1, 0, 1), new Port(0, 0, 2)));
    assertRefused(NetworkReason.OUT_OF_RANGE, inputs, outputs, links, false);
  }

  private static void assertRefused(
      final NetworkReason reason,
      final List<Port> inputs,
      final List<Port> outputs,
      final List<Link> links,
      final boolean adders) {
    assertThatThrownBy(() -> new Topology(new int[] {1, 1}, inputs, outputs, links, adders))
        .isInstanceOfSatisfying(
            WuxingException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }
}
