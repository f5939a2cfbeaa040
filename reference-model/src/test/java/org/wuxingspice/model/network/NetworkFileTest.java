package org.wuxingspice.model.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wuxingspice.model.failure.WuxingException;

class NetworkFileTest {

  private static final String GOOD =
      """
      {"format": "wuxing-network 1", "layers": [1, 1], "adders": false,
       "clamp": {"low": 0, "high": 10}, "k1": 1, "k2": 0.5, "k3": 0.5,
       "inputs": [0], "outputs": [6],
       "links": {"source": [1, 2], "target": [7, 5], "coefficient": [0.25, -1]}}
      """;

  @TempDir Path folder;

  private static Network random(final long seed) {
    final Random random = new Random(seed);
    final Topology topology =
        seed % 2 == 0
            ? Topologies.oneToOne(new int[] {9, 11, 4, 2}, 5, seed)
            : Topologies.adders(new int[] {4, 3, 2}, new int[] {0, 3}, new int[] {2}, 0.6, seed);
    final double[][] values = new double[4][];
    for (int i = 0; i < 3; i++) {
      values[i] =
          random
              .doubles(topology.elementCount(), 0.1, 2)
              .map(v -> seed % 3 == 0 ? 1.5 : v)
              .toArray();
    }
    values[3] =
        random.doubles(topology.linkCount(), -1, 1).map(v -> v * Math.pow(10, 30 * v)).toArray();
    return new Network(
        topology,
        new NeuronParameters(values[0], values[1], values[2]),
        new StateClamp(-random.nextDouble(), 1 + random.nextDouble()),
        values[3]);
  }

  private static void assertSame(final Network read, final Network written) {
    assertThat(read.topology().links()).isEqualTo(written.topology().links());
    assertThat(read.topology().inputs()).isEqualTo(written.topology().inputs());
    assertThat(read.topology().outputs()).isEqualTo(written.topology().outputs());
    assertThat(read.topology().adders()).isEqualTo(written.topology().adders());
    assertThat(read.clamp()).isEqualTo(written.clamp());
    assertThat(read.parameters().k1()).isEqualTo(written.parameters().k1());
    assertThat(read.parameters().k2()).isEqualTo(written.parameters().k2());
    assertThat(read.parameters().k3()).isEqualTo(written.parameters().k3());
    assertThat(read.coefficients()).isEqualTo(written.coefficients());
  }

  @Property(tries = 100)
  void networksSurviveTheFileToTheLastBit(@ForAll final long seed) throws IOException {
    final Path file = Files.createTempFile("network", ".json");
    try {
      final Network network = random(seed);
      NetworkFile.write(file, network);
      assertSame(NetworkFile.read(file), network);
    } finally {
      Files.delete(file);
    }
  }

  /** Element 5·n + e of neuron n; read here with plain Jackson, as any other program would. */
  @Test
  void fileNamesElementsByTheirIndex() throws IOException {
    final Path file = folder.resolve("model.json");
    final Network network = random(2);
    NetworkFile.write(file, network);
    final JsonNode tree = new JsonMapper().readTree(file.toFile());
    assertThat(tree.path("layers").get(1).asInt()).isEqualTo(11);
    final Link first = network.topology().link(0);
    final int source = 5 * first.source().neuron() + first.source().element();
    final int target = 5 * (9 + first.target().neuron()) + first.target().element();
    assertThat(tree.at("/links/source/0").asInt()).isEqualTo(source);
    assertThat(tree.at("/links/target/0").asInt()).isEqualTo(target);
    assertThat(tree.at("/links/coefficient/0").asDouble()).isEqualTo(network.coefficient(0));
  }

  @Test
  void linksMayStandInAnyOrder() throws IOException {
    final Network network = read(GOOD);
    assertThat(network.topology().link(0))
        .isEqualTo(new Link(new Port(0, 0, 2), new Port(1, 0, 0)));
    assertThat(network.coefficients()).containsExactly(-1, 0.25);
  }

  private Network read(final String text) throws IOException {
    final Path file = folder.resolve("read.json");
    Files.writeString(file, text);
    return NetworkFile.read(file);
  }

  private void assertRefused(
      final NetworkReason reason, final String from, final String to, final String place) {
    assertThat(GOOD).contains(from);
    assertThatThrownBy(() -> read(GOOD.replace(from, to)))
        .isInstanceOfSatisfying(
            WuxingException.class,
            e -> {
              assertThat(e.reason()).as(e.getMessage()).isEqualTo(reason);
              assertThat(e.getMessage()).contains(place).doesNotContain("\n");
            });
  }

  @Test
  void brokenFilesAreRefusedWithTheirPlace() {
    assertRefused(NetworkReason.BAD_MODEL_FILE, "\"k1\": 1,", "\"k1\": \"NaN\",", "line 2");
    assertRefused(NetworkReason.BAD_MODEL_FILE, "\"k1\": 1,", "\"k1\": NaN,", "line 2");
    assertRefused(NetworkReason.BAD_MODEL_FILE, "\"k1\": 1,", "", "k1");
    assertRefused(NetworkReason.BAD_MODEL_FILE, "\"k1\": 1,", "\"k1\": 1, \"k1\": 1,", "line 2");
    assertRefused(NetworkReason.BAD_MODEL_FILE, "\"k1\": 1,", "\"k1\": 1, \"k9\": 1,", "k9");
    assertRefused(NetworkReason.BAD_MODEL_FILE, "[1, 1]", "[1, 1.5]", "line 1");
    assertRefused(NetworkReason.BAD_MODEL_FILE, "[1, 1]", "null", "layers");
    assertRefused(NetworkReason.BAD_MODEL_FILE, "-1]}}", "", "line");
    assertRefused(NetworkReason.BAD_MODEL_FILE, "-1]}}", "-1]}} {}", "line");
    assertRefused(NetworkReason.BAD_MODEL_FILE, "network 1", "network 2", "network 2");
    assertRefused(NetworkReason.BAD_MODEL_FILE, "[0.25, -1]", "[0.25]", "coefficient");
    assertRefused(NetworkReason.BAD_PARAMETER, "0.25", "1e999", "Infinity");
    assertRefused(NetworkReason.BAD_PARAMETER, "\"k2\": 0.5", "\"k2\": [0.5, 0.5]", "2");
    assertRefused(NetworkReason.BAD_PARAMETER, "\"high\": 10", "\"high\": -1", "-1");
    assertRefused(NetworkReason.OUT_OF_RANGE, "[7, 5]", "[7, 10]", "links.target[1]");
    assertRefused(NetworkReason.OUT_OF_RANGE, "[7, 5]", "[7, -1]", "links.target[1]");
    assertRefused(NetworkReason.OUT_OF_RANGE, "[7, 5]", "[7, 3]", "next one");
    assertRefused(NetworkReason.OUT_OF_RANGE, "[1, 1]", "[2000000000, 2000000000]", "layers");
    assertRefused(NetworkReason.OUT_OF_RANGE, "[1, 1]", "[1, -1]", "layers");
    assertRefused(NetworkReason.ADDER_NEEDED, "[7, 5]", "[7, 7]", "adders");
    assertRefused(NetworkReason.PORT_CONFLICT, "[7, 5]", "[7, 6]", "layer 1 neuron 0 element 1");
  }

  @Test
  void missingFileIsNamed() {
    assertThatThrownBy(() -> NetworkFile.read(folder.resolve("nowhere.json")))
        .isInstanceOfSatisfying(
            WuxingException.class,
            e -> assertThat(e.reason()).isEqualTo(NetworkReason.BAD_MODEL_FILE))
        .hasMessageContaining("nowhere.json: no such file");
  }
}
