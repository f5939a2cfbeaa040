package org.wuxingspice.model.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wuxingspice.model.kernel.Kernels;
import org.wuxingspice.model.kernel.PlainKernel;
import org.wuxingspice.model.learning.Initialization;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.Topologies;
import org.wuxingspice.model.network.Topology;

class InputResponseTest {

  private static final Window WINDOW = new Window(5, 20);
  private static final double STEP = 0.2;

  private static Network network() {
    final Topology topology =
        Topologies.adders(new int[] {200, 20, 5}, new int[] {0, 2}, new int[] {1, 3}, 1, 7);
    return Network.of(topology, Initialization.uniform(topology, 0.05, true, 7));
  }

  private static PassRequest request(final double size) {
    final Network network = network();
    return new PassRequest(
        network,
        Direction.FORWARD,
        SampleNetworks.drive(network, Direction.FORWARD, 5, size),
        WINDOW);
  }

  private static Optional<InputResponse> response(final PassRequest request) {
    final NetworkEquations equations = new KnownEquations(Hardware.EXACT).of(request);
    final TransientPass pass =
        new TransientPass(
            equations,
            RestPoint.of(request, equations),
            TimeGrid.of(request.window(), STEP),
            3,
            Kernels.fastest(),
            Optional.empty());
    return InputResponse.of(pass, request.drive());
  }

  /**
   * Waveforms are run step by step, and the sum of their steps is the integral by Euler's method.
   * The errors of 200 signals of the first layer add up in the later ones; single precision adds
   * its rounding.
   */
  @ParameterizedTest
  @CsvSource({"EULER, 1e-8", "EULER_SINGLE, 2e-6"})
  void seriesGivesTheIntegralsOfTheSteps(final Stepper stepper, final double error) {
    final PassRequest request = request(1);
    assertThat(response(request)).isPresent();
    try (OdePropagator engine = new OdePropagator(stepper, STEP, 2)) {
      final Pass pass = engine.propagate(request);
      final double largest =
          Arrays.stream(pass.integrals().values()).map(Math::abs).max().orElseThrow();
      for (int s = 0; s < 5; s++) {
        final Trajectory exact =
            engine.trajectory(request.withDrive(request.drive().slice(s, s + 1)));
        for (int e = 0; e < pass.integrals().channels(); e++) {
          double integral = 0;
          for (int i = 25; i < 100; i++) {
            integral += STEP * (exact.values()[e][i] - 1);
          }
          assertThat(pass.integrals().at(e, s)).isCloseTo(integral, within(error * largest));
          assertThat(pass.ends().at(e, s))
              .isCloseTo(exact.values()[e][100] - 1, within(error * largest));
        }
      }
    }
  }

  @Test
  void bitsDoNotDependOnKernelAndThreads() {
    try (OdePropagator one = new OdePropagator(Stepper.EULER_SINGLE, STEP, 1);
        OdePropagator three = new OdePropagator(Stepper.EULER_SINGLE, STEP, 3, new PlainKernel())) {
      final double[] bits = one.propagate(request(1)).integrals().values();
      assertThat(three.propagate(request(1)).integrals().values()).isEqualTo(bits);
      assertThat(one.propagate(request(1)).integrals().values()).isEqualTo(bits);
    }
  }

  /** Drives of down to −4 take elements of the first layer to the clamp, which is no series. */
  @Test
  void clampedLayersAreRunStepByStep() {
    final PassRequest strong = request(8);
    assertThat(response(strong)).isEmpty();
    try (OdePropagator engine = new OdePropagator(Stepper.EULER, STEP, 1)) {
      assertThat(engine.propagate(strong).clamped()).isPositive();
    }
  }

  @Test
  void layersOfFewLinksAreRunStepByStep() {
    final Network network = SampleNetworks.network(true, 2);
    final Signals drive = SampleNetworks.drive(network, Direction.FORWARD, 4, 0.3);
    assertThat(response(new PassRequest(network, Direction.FORWARD, drive, WINDOW))).isEmpty();
  }
}
