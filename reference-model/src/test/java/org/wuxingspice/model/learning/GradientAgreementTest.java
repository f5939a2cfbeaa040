package org.wuxingspice.model.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wuxingspice.model.dynamics.EquilibriumPropagator;
import org.wuxingspice.model.dynamics.OdePropagator;
import org.wuxingspice.model.dynamics.Signals;
import org.wuxingspice.model.dynamics.Stepper;
import org.wuxingspice.model.dynamics.Window;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.Topologies;
import org.wuxingspice.model.network.Topology;

class GradientAgreementTest {

  /** Where the transient has become a small part of the integrals and the neurons are linear. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void updateIsTheGradientAtSmallSignals(final long seed) {
    for (final GradientAgreement.Row row :
        GradientAgreement.table(new double[] {0.01}, new double[] {50}, seed, 1)) {
      assertThat(row.cosine()).as(row.toString()).isGreaterThan(0.999);
    }
  }

  @Test
  void agreementFadesWithTheSignal() {
    final List<GradientAgreement.Row> rows =
        GradientAgreement.table(new double[] {0.001, 1}, new double[] {}, 1, 1);
    assertThat(rows.get(2).cosine()).isLessThan(rows.get(0).cosine());
    assertThat(GradientAgreement.csv(rows))
        .startsWith("signal,duration,reversed_around,cosine\n0.001,Infinity,rest,0.99")
        .hasLineCount(5);
  }

  /**
   * Beyond small signals the reversed pass around the forward point follows the gradient better
   * than the one around rest, and the end of a transient does so as the equilibrium does. Errors
   * are scaled down, as recipes do, so that they alone do not leave the linear range. At signals of
   * 2 elements near a fold take 400 time units to settle.
   */
  @ParameterizedTest
  @ValueSource(doubles = {0.001, 0.1, 1, 2})
  void transientsAroundTheForwardPointFollowTheGradientAsEquilibriaDo(final double signal) {
    final Topology topology =
        Topologies.adders(new int[] {4, 4, 2}, new int[] {0, 2}, new int[] {4, 1}, 0.5, 1);
    final Network network = Network.of(topology, Initialization.uniform(topology, 1, true, 1));
    final Signals drive = random(topology.inputCount(), signal, 1);
    final Signals target = random(topology.outputCount(), signal, 2);
    final double scale = 1e-3 / signal;
    final Window window = new Window(380, 400);
    try (EquilibriumPropagator equilibrium = new EquilibriumPropagator(1);
        OdePropagator ode = new OdePropagator(Stepper.EULER, 0.1, 1)) {
      final double settled =
          GradientAgreement.cosine(equilibrium, window, true, network, drive, target, scale);
      final double around =
          GradientAgreement.cosine(ode, window, true, network, drive, target, scale);
      final double plain =
          GradientAgreement.cosine(ode, window, false, network, drive, target, scale);
      assertThat(around).isCloseTo(settled, within(0.01));
      assertThat(around).isGreaterThan(Math.max(0.8, plain - 1e-6));
    }
  }

  private static Signals random(final int channels, final double size, final long seed) {
    final Random random = new Random(seed);
    final Signals signals = Signals.zeros(channels, 4);
    for (int i = 0; i < signals.values().length; i++) {
      signals.values()[i] = size * (2 * random.nextDouble() - 1);
    }
    return signals;
  }
}
