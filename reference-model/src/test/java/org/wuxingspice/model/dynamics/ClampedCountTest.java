package org.wuxingspice.model.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;

/** How many elements a pass leaves at the clamp: the same in every engine. */
class ClampedCountTest {

  private static final double LONG = 150;
  private static final int SAMPLES = 20;

  private static Pass pass(
      final Propagator engine, final Network network, final Direction direction) {
    return engine.propagate(
        new PassRequest(
            network,
            direction,
            SampleNetworks.drive(network, direction, SAMPLES, 8),
            Window.until(LONG)));
  }

  /**
   * Drives of up to ±4 leave hundreds of elements at 0, pressed against it or fading towards it.
   * The networks are ones whose neurons all settle; of others the equilibrium engine gives means.
   */
  @ParameterizedTest
  @CsvSource({"FORWARD,5", "FORWARD,6", "REVERSED,6"})
  void transientsCountAsEquilibriaDo(final Direction direction, final long seed) {
    final Network network = SampleNetworks.network(false, seed);
    final long expected;
    try (EquilibriumPropagator equilibrium = new EquilibriumPropagator(1)) {
      expected = pass(equilibrium, network, direction).clamped();
    }
    assertThat(expected).isPositive();
    for (final Stepper stepper : Stepper.values()) {
      try (OdePropagator ode = new OdePropagator(stepper, 0.05, 1)) {
        assertThat(pass(ode, network, direction).clamped()).as(stepper.name()).isEqualTo(expected);
      }
    }
  }

  /**
   * Below −1/8 on all inputs a neuron has no fixed point: all its five elements fall to 0, though
   * only the driven ones are pressed against it.
   */
  @Test
  void neuronsThatHaveFallenOffCountWithAllTheirElements() {
    final Network network = SampleNetworks.network(true, 6);
    final Signals drive = Signals.zeros(3, 1);
    Arrays.fill(drive.values(), -3);
    try (EquilibriumPropagator engine = new EquilibriumPropagator(1)) {
      final Pass pass =
          engine.propagate(new PassRequest(network, Direction.FORWARD, drive, Window.until(1)));
      for (int e = 0; e < 3 * 5; e++) {
        assertThat(pass.ends().at(e, 0)).isCloseTo(-1, within(1e-6));
      }
      assertThat(pass.clamped()).isGreaterThanOrEqualTo(3 * 5);
    }
  }
}
