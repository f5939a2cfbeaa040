package org.wuxingspice.spice.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wuxingspice.model.dynamics.OdePropagator;
import org.wuxingspice.model.dynamics.Pass;
import org.wuxingspice.model.dynamics.Propagator;
import org.wuxingspice.model.dynamics.Signals;
import org.wuxingspice.model.dynamics.Stepper;
import org.wuxingspice.model.learning.Initialization;
import org.wuxingspice.model.learning.Method2;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.Topologies;
import org.wuxingspice.model.network.Topology;
import org.wuxingspice.netlist.compile.Level;
import org.wuxingspice.netlist.technology.Technology;
import org.wuxingspice.spice.compare.Comparison;
import org.wuxingspice.spice.simulator.NgspiceInstallation;
import org.wuxingspice.spice.simulator.WorkerPool;

@Timeout(180)
class SpicePropagatorTest {

  private static final double DURATION = 20;

  private static Network network() {
    final Topology topology =
        Topologies.adders(new int[] {3, 3, 2}, new int[] {0, 2}, new int[] {4, 1}, 1, 3);
    return Network.of(topology, Initialization.uniform(topology, 0.6, true, 3));
  }

  private static Signals drive(final Direction direction) {
    final int channels = direction == Direction.FORWARD ? 3 : 2;
    final Signals drive = Signals.zeros(channels, 4);
    for (int i = 0; i < drive.values().length; i++) {
      drive.values()[i] = 0.1 * Math.sin(1 + 7 * i);
    }
    return drive;
  }

  private static SpicePropagator circuit(final WorkerPool pool, final Level level) {
    return new SpicePropagator(
        pool, level, Technology.integrated(), DURATION, Duration.ofSeconds(60));
  }

  /** State error of 1 % of B0 at most, so integrals over 20 units differ by 0.2 at most. */
  @ParameterizedTest
  @EnumSource(Level.class)
  void circuitAgreesWithTheNumericModel(final Level level) {
    final Network network = network();
    try (WorkerPool pool = WorkerPool.start(NgspiceInstallation.find(), 2);
        OdePropagator numeric = new OdePropagator(Stepper.RK4, DURATION, 0.01, 1)) {
      final SpicePropagator circuit = circuit(pool, level);
      for (final Direction direction : Direction.values()) {
        final Signals drive = drive(direction);
        final double[] observed = circuit.propagate(network, direction, drive).integrals().values();
        final double[] expected = numeric.propagate(network, direction, drive).integrals().values();
        for (int i = 0; i < expected.length; i++) {
          assertThat(Math.abs(observed[i] - expected[i])).isLessThan(0.01 * DURATION);
        }
        assertThat(
                Comparison.between(
                        network,
                        direction,
                        circuit.trajectory(network, direction, drive.sample(1)),
                        numeric.trajectory(network, direction, drive.sample(1)))
                    .worst()
                    .worst())
            .isLessThan(0.01);
      }
    }
  }

  /** The circuit's own update points where the numeric model's does. */
  @Test
  void updateFromNodeVoltagesFollowsTheNumericOne() {
    final Network network = network();
    try (WorkerPool pool = WorkerPool.start(NgspiceInstallation.find(), 2);
        OdePropagator numeric = new OdePropagator(Stepper.RK4, DURATION, 0.01, 1)) {
      final SpicePropagator circuit = circuit(pool, Level.OPAMP);
      final double[][] updates = new double[2][];
      for (int i = 0; i < 2; i++) {
        final Propagator engine = i == 0 ? circuit : numeric;
        final Pass forward = engine.propagate(network, Direction.FORWARD, drive(Direction.FORWARD));
        final Pass reversed =
            engine.propagate(network, Direction.REVERSED, drive(Direction.REVERSED));
        updates[i] = new Method2(1e-3, 3).update(network, forward, reversed);
      }
      double dot = 0;
      double first = 0;
      double second = 0;
      for (int k = 0; k < updates[0].length; k++) {
        dot += updates[0][k] * updates[1][k];
        first += updates[0][k] * updates[0][k];
        second += updates[1][k] * updates[1][k];
      }
      assertThat(dot / Math.sqrt(first * second)).isGreaterThan(0.99);
    }
  }

  @Test
  void resultsDoNotDependOnWorkers() {
    final Network network = network();
    final double[][] results = new double[2][];
    for (int workers = 1; workers <= 2; workers++) {
      try (WorkerPool pool = WorkerPool.start(NgspiceInstallation.find(), workers)) {
        final SpicePropagator circuit = circuit(pool, Level.OPAMP);
        circuit.propagate(network, Direction.REVERSED, drive(Direction.REVERSED));
        results[workers - 1] =
            circuit
                .propagate(network, Direction.FORWARD, drive(Direction.FORWARD))
                .integrals()
                .values();
      }
    }
    assertThat(results[1]).isEqualTo(results[0]);
  }
}
