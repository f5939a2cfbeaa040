package org.wuxingspice.model.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.NeuronParameters;
import org.wuxingspice.model.network.Topology;

class AutoZeroPropagatorTest {

  private static final Network NEURON = Network.of(Topology.ofNeuron(0, 1), new double[0]);

  /** A neuron whose K2 is 5 % high, its deviations counted from the B0 of exact devices. */
  private static Pass mismatched(final Direction direction, final Signals drive) {
    final NeuronParameters off = NeuronParameters.uniform(5, 1, 0.525, 0.5);
    try (EquilibriumPropagator engine = new EquilibriumPropagator(1)) {
      final Pass own =
          engine.propagate(
              new PassRequest(NEURON.withParameters(off), direction, drive, Window.until(20)));
      final double shift = 20 * ((1 - 0.525) / 0.5 - 1);
      final Signals counted = Signals.zeros(5, drive.samples());
      for (int e = 0; e < 5; e++) {
        for (int s = 0; s < drive.samples(); s++) {
          counted.set(e, s, own.integrals().at(e, s) + shift);
        }
      }
      return new Pass(direction, Window.until(20), counted, counted.times(1.0 / 20), 0);
    }
  }

  private static Propagator dieWithShiftedRest() {
    return new Propagator() {
      @Override
      public Pass propagate(final PassRequest request) {
        return mismatched(request.direction(), request.drive());
      }

      @Override
      public void close() {}
    };
  }

  /** (K1 − K2)/K3 is 0.95 instead of 1: at rest the shift is −0.05 for all elements. */
  @Test
  void shiftOfTheRestIsNoSignal() {
    final Signals none = Signals.zeros(1, 2);
    assertThat(
            dieWithShiftedRest()
                .propagate(new PassRequest(NEURON, Direction.FORWARD, none, Window.until(20)))
                .mean(3, 1))
        .isCloseTo(-0.05, Offset.offset(1e-12));
    try (AutoZeroPropagator zeroed = new AutoZeroPropagator(dieWithShiftedRest())) {
      for (final Direction direction : Direction.values()) {
        assertThat(
                zeroed
                    .propagate(new PassRequest(NEURON, direction, none, Window.until(20)))
                    .integrals()
                    .values())
            .containsOnly(0.0);
      }
    }
  }

  /** The tolerance is the rounding of the subtraction of integrals of size 1. */
  @Test
  void exactDevicesGiveTheSameWithAndWithout() {
    final Signals drive = new Signals(1, 3, new double[] {0.1, -0.05, 0.2});
    try (EquilibriumPropagator engine = new EquilibriumPropagator(1);
        AutoZeroPropagator zeroed = new AutoZeroPropagator(engine)) {
      final Pass plain =
          engine.propagate(new PassRequest(NEURON, Direction.FORWARD, drive, Window.until(20)));
      assertThat(
              zeroed
                  .propagate(new PassRequest(NEURON, Direction.FORWARD, drive, Window.until(20)))
                  .integrals()
                  .values())
          .containsExactly(plain.integrals().values(), Offset.offset(1e-12));
    }
  }
}
