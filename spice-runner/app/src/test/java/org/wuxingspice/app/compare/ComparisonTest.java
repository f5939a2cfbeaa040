package org.wuxingspice.app.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wuxingspice.loop.compare.Comparison;
import org.wuxingspice.loop.compare.ElementDifference;
import org.wuxingspice.loop.compare.LayerDifference;
import org.wuxingspice.model.dynamics.Trajectory;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.Port;
import org.wuxingspice.model.network.Topology;

class ComparisonTest {

  private static final double DURATION = 20;
  private static final double AMPLITUDE = 0.8;

  /** Ten elements that all approach 1.8 exponentially; element 9 rises to the clamp instead. */
  private static double approach(final double t) {
    return 1 + AMPLITUDE * (1 - Math.exp(-t));
  }

  private static Network network() {
    return Network.of(
        new Topology(
            new int[] {1, 1},
            List.of(new Port(0, 0, 0)),
            List.of(new Port(1, 0, 1)),
            List.of(),
            false),
        new double[0]);
  }

  private static Trajectory trajectory(final int steps, final DoubleUnaryOperator common) {
    final double[] time =
        IntStream.rangeClosed(0, steps).mapToDouble(i -> DURATION * i / steps).toArray();
    final double[][] values = new double[10][];
    for (int e = 0; e < 10; e++) {
      final boolean ramp = e == 9;
      values[e] =
          java.util.Arrays.stream(time)
              .map(t -> ramp ? Math.min(1 + t, 10) : common.applyAsDouble(t))
              .toArray();
    }
    return new Trajectory(time, values);
  }

  private static Comparison compare(final DoubleUnaryOperator observed) {
    return Comparison.between(
        network(),
        Direction.FORWARD,
        trajectory(1000, observed),
        trajectory(20_000, ComparisonTest::approach));
  }

  /** Closed forms of 1 + a(1 − exp(−t)); tolerances are the trapezoidal rule's at step 0.02. */
  @Test
  void figuresOfOneWaveformAreTheClosedForms() {
    final ElementDifference.Figures figures =
        compare(ComparisonTest::approach).elements().get(0).observed();
    final double end = Math.exp(-DURATION);
    assertThat(figures.integral()).isCloseTo(AMPLITUDE * (DURATION - 1 + end), within(1e-4));
    assertThat(figures.settling()).isCloseTo(Math.log(50), within(0.02));
    assertThat(figures.clamped()).isZero();
    assertThat(compare(ComparisonTest::approach).elements().get(9).observed().clamped())
        .isCloseTo((DURATION - 9) / DURATION, within(2e-3));
  }

  @Test
  void equalWaveformsDoNotDiffer() {
    final Comparison same = compare(ComparisonTest::approach);
    assertThat(same.worst().worst()).isLessThan(1e-6);
    assertThat(same.rms()).isLessThan(1e-6);
  }

  /** The estimate is of first order: 0.05 is found to within its square. */
  @Test
  void lateWaveformsAreLate() {
    final double late = 0.05;
    final ElementDifference difference =
        compare(t -> approach(Math.max(0, t - late))).elements().get(3);
    assertThat(difference.delay()).isCloseTo(late, within(late * late));
    assertThat(difference.worst())
        .isCloseTo(AMPLITUDE * (1 - Math.exp(-late)), within(AMPLITUDE * 0.02));
    assertThat(difference.worstInstant()).isCloseTo(late, within(0.021));
  }

  /** Element 0 hardly moves and drifts; the other four of its layer are late. */
  @Test
  void elementThatHardlyMovesSaysNothingOfTheDelayOfItsLayer() {
    final double late = 0.05;
    final Trajectory reference = trajectory(1000, ComparisonTest::approach);
    final Trajectory observed = trajectory(1000, t -> approach(Math.max(0, t - late)));
    for (int i = 0; i < reference.time()[0].length; i++) {
      reference.values()[0][i] = 1 + 1e-6 * reference.time()[0][i];
      observed.values()[0][i] = 1 + 1e-4 * reference.time()[0][i];
    }
    final Comparison comparison =
        Comparison.between(network(), Direction.FORWARD, observed, reference);
    assertThat(Math.abs(comparison.elements().get(0).delay())).isGreaterThan(100);
    assertThat(comparison.layers().get(0).delay()).isCloseTo(late, within(late * late));
  }

  @Test
  void constantErrorIsItsOwnRms() {
    final Comparison shifted = compare(t -> approach(t) + 0.01);
    assertThat(shifted.elements().get(0).rms()).isCloseTo(0.01, within(1e-6));
    assertThat(shifted.layers().get(0).rms()).isCloseTo(0.01, within(1e-6));
    assertThat(shifted.layers().get(1).rms()).isCloseTo(0.01 * Math.sqrt(0.8), within(1e-6));
  }

  /**
   * A tenth more of every deviation is a tenth more of its integral, whose closed form is known.
   */
  @Test
  void integralsOfALayerAreTheClosedForms() {
    final LayerDifference layer = compare(t -> 1.1 * approach(t) - 0.1).layers().get(0);
    final double integral = AMPLITUDE * (DURATION - 1 + Math.exp(-DURATION));
    assertThat(layer.integral()).isCloseTo(integral, within(1e-4));
    assertThat(layer.integralRms()).isCloseTo(0.1 * integral, within(1e-4));
  }

  @Test
  void reportHasPicturesPageAndFigures(@TempDir final Path folder) throws IOException {
    final Comparison comparison = compare(t -> approach(t) + 0.01 * Math.sin(t));
    new ComparisonReport(comparison, "circuit <x>", "model").write(folder, Map.of("seed", "1 & 2"));
    for (final String name : List.of("outputs", "layers", "heatmap", "parity")) {
      assertThat(ImageIO.read(folder.resolve(name + ".png").toFile()).getWidth()).isPositive();
      assertThat(Files.readString(folder.resolve(name + ".svg"))).contains("<svg");
    }
    assertThat(Files.readString(folder.resolve("index.html")))
        .contains("circuit &lt;x&gt; against model", "1 &amp; 2")
        .doesNotContain("<x>");
    final JsonNode json = new JsonMapper().readTree(folder.resolve("comparison.json").toFile());
    assertThat(json.at("/elements/rms")).hasSize(10);
    assertThat(json.at("/elements/rms/0").asDouble()).isEqualTo(comparison.elements().get(0).rms());
    assertThat(json.at("/layers/1/worstPort/layer").asInt()).isEqualTo(1);
  }
}
