package org.wuxingspice.netlist.technology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wuxingspice.model.failure.WuxingException;
import org.wuxingspice.netlist.technology.Die.Device;

class TechnologyTest {

  private static Technology with(final SynapseKind kind) {
    return Technology.integrated().withSynapses(kind);
  }

  @Property
  void coefficientsInsideTheRangeSurvive(
      @ForAll final SynapseKind kind, @ForAll @DoubleRange(min = -1, max = 1) final double share) {
    final Technology technology = with(kind);
    final double coefficient = share * technology.largestCoefficient();
    final Synapse synapse = technology.synapse(coefficient);
    assertThat(synapse.realised()).isCloseTo(coefficient, within(1e-12));
    assertThat(synapse.clipped()).isZero();
    assertThat(synapse.conductances())
        .hasSize(kind.memristors())
        .allMatch(g -> g >= 0.1e-6 * (1 - 1e-12) && g <= 40e-6 * (1 + 1e-12));
  }

  @ParameterizedTest
  @EnumSource(SynapseKind.class)
  void coefficientsOutsideTheRangeAreClippedAndSayHowFar(final SynapseKind kind) {
    final Technology technology = with(kind);
    final double largest = technology.largestCoefficient();
    final Synapse synapse = technology.synapse(-largest - 2.5);
    assertThat(synapse.realised()).isCloseTo(-largest, within(1e-12));
    assertThat(synapse.clipped()).isCloseTo(2.5, within(1e-12));
    assertThat(synapse.quantised()).isCloseTo(0, within(1e-12));
    final MappingError report = MappingError.of(technology, 0.5, largest + 1, -largest - 2.5);
    assertThat(report.clipped()).isEqualTo(2);
    assertThat(report.worstClip()).isCloseTo(2.5, within(1e-12));
    assertThat(report.rms()).isCloseTo(Math.sqrt((1 + 2.5 * 2.5) / 3), within(1e-9));
  }

  /** Half a step of the levels is the most that one conductance can be off. */
  @Property
  void quantisationIsAtMostHalfAStepOfAConductance(
      @ForAll @DoubleRange(min = -3.9, max = 3.9) final double coefficient,
      @ForAll @IntRange(min = 2, max = 64) final int levels) {
    final Technology technology =
        Technology.integrated().withMemristance(new ConductanceRange(0.1e-6, 40e-6, levels));
    final double step = (40e-6 - 0.1e-6) / (levels - 1);
    final Synapse synapse = technology.synapse(coefficient);
    assertThat(Math.abs(synapse.quantised()))
        .isLessThanOrEqualTo(step / 2 * technology.resistance() * (1 + 1e-9));
    assertThat(synapse.conductances())
        .allMatch(g -> Math.abs((g - 0.1e-6) / step - Math.rint((g - 0.1e-6) / step)) < 1e-6);
  }

  @Property
  void voltsAndSecondsComeBack(@ForAll @DoubleRange(min = -1e6, max = 1e6) final double value) {
    for (final Technology technology : Technology.presets()) {
      assertThat(technology.units(technology.volts(value)))
          .isCloseTo(value, within(1e-15 * Math.abs(value)));
    }
  }

  @Test
  void presetsHaveTheirTimeUnits() {
    assertThat(Technology.integrated().secondsPerUnit()).isCloseTo(10e-6, within(1e-18));
    assertThat(Technology.board().secondsPerUnit()).isCloseTo(1e-3, within(1e-15));
  }

  @Test
  void drawsAreNormalSeededAndIndependentOfOrder() {
    final Die lot = new Die(7, new Die.Spread(0.05, 0.02, 1e-3, 0));
    final double[] factors =
        IntStream.range(0, 20_000).mapToDouble(k -> lot.factor(Device.MEMRISTOR, k)).toArray();
    final double mean =
        IntStream.range(0, factors.length).mapToDouble(k -> factors[k]).average().orElseThrow();
    double squares = 0;
    for (final double factor : factors) {
      squares += (factor - mean) * (factor - mean);
    }
    // standard errors of 20,000 draws: 0.05/141 and 0.05/200; cut at three sigma narrows by 1.3 %
    assertThat(mean).isCloseTo(1, within(0.0015));
    assertThat(Math.sqrt(squares / factors.length)).isCloseTo(0.05, within(0.0015));
    assertThat(lot.factor(Device.MEMRISTOR, 19_999)).isEqualTo(factors[19_999]);
    assertThat(new Die(8, new Die.Spread(0.05, 0, 0, 0)).factor(Device.MEMRISTOR, 0))
        .isNotEqualTo(factors[0]);
    assertThat(lot.factor(Device.DECAY, 3)).isNotEqualTo(lot.factor(Device.RESTRAINT, 3));
    assertThat(Die.NONE.factor(Device.DECAY, 3)).isEqualTo(1);
  }

  /** Density e at a low frequency: samples a time t apart, each of variance e²/(2t). */
  @Test
  void noiseHasItsDensityAndNoTwoAmplifiersShareIt() {
    final Die lot = Die.NONE.withNoise(1e-6);
    final double interval = 2e-6;
    final int count = 20_000;
    final double[][] samples = {
      lot.noise(Device.INTEGRATOR, 3, 1, interval, count),
      lot.noise(Device.INTEGRATOR, 4, 1, interval, count),
      lot.noise(Device.INTEGRATOR, 3, 2, interval, count),
      lot.noise(Device.DRIVER, 3, 1, interval, count),
      // kinds are numbered: two kinds and the difference of their numbers must not meet
      lot.noise(Device.INVERTER, 0, 1, interval, count),
    };
    for (int i = 0; i < samples.length; i++) {
      for (int j = 0; j <= i; j++) {
        double product = 0;
        for (int k = 0; k < count; k++) {
          product += samples[i][k] * samples[j][k] / count;
        }
        // standard errors of 20,000 draws: 1 % of the variance and 0.7 % of it
        assertThat(product / (1e-12 / (2 * interval)))
            .as(i + " with " + j)
            .isCloseTo(i == j ? 1 : 0, within(0.035));
      }
    }
    assertThat(lot.noise(Device.DRIVER, 3, 1, interval, count)).isEqualTo(samples[3]);
  }

  @Test
  void partsThatCannotBeBuiltAreRefused() {
    for (final double bad : new double[] {-5, 0, Double.NaN, Double.POSITIVE_INFINITY}) {
      refused(() -> new ConductanceRange(bad, 1e-4, 0));
      refused(() -> OpAmp.singlePole("x", bad, 1e6));
      refused(() -> OpAmp.singlePole("x", 1e5, bad));
      refused(() -> Multiplier.gilbert(bad, 0));
    }
    refused(() -> new ConductanceRange(1e-4, 1e-6, 0));
    refused(() -> new ConductanceRange(1e-6, 1e-4, 1));
    refused(() -> new Die(1, new Die.Spread(0.4, 0, 0, 0)));
    refused(() -> new Die(1, new Die.Spread(-0.1, 0, 0, 0)));
    refused(() -> Die.NONE.withNoise(-1));
    refused(() -> Technology.integrated().coefficient(List.of(1e-6)));
  }

  private static void refused(final ThrowableAssert.ThrowingCallable made) {
    assertThatThrownBy(made)
        .isInstanceOfSatisfying(
            WuxingException.class,
            e -> assertThat(e.reason()).isEqualTo(TechnologyReason.BAD_PART));
  }
}
