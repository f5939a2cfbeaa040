package org.wuxingspice.model.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.wuxingspice.model.dynamics.OdePropagator;
import org.wuxingspice.model.dynamics.Pass;
import org.wuxingspice.model.dynamics.PassRequest;
import org.wuxingspice.model.dynamics.Propagator;
import org.wuxingspice.model.dynamics.Signals;
import org.wuxingspice.model.dynamics.Stepper;
import org.wuxingspice.model.dynamics.Window;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.Topologies;
import org.wuxingspice.model.network.Topology;

class TrainerTest {

  private static final double DURATION = 200;
  private static final double TARGET = 0.001;

  private static Network network() {
    final Topology topology =
        Topologies.adders(new int[] {4, 5, 2}, new int[] {0, 2}, new int[] {4, 1}, 1, 11);
    return Network.of(topology, Initialization.uniform(topology, 0.6, true, 11));
  }

  private static double loss(
      final OdePropagator engine, final Network network, final Signals drive, final int label) {
    final Signals outputs =
        ErrorSignal.outputs(
            network.topology(),
            engine.propagate(
                new PassRequest(network, Direction.FORWARD, drive, Window.until(DURATION))));
    double sum = 0;
    for (int c = 0; c < outputs.channels(); c++) {
      final double error = (c == label ? TARGET : 0) - outputs.at(c, 0);
      sum += error * error / 2;
    }
    return sum;
  }

  /** In the small-signal limit backward signal propagation is gradient descent. */
  @Test
  void updateFollowsTheFiniteDifferenceGradientAtSmallSignals() {
    final Network network = network();
    final Signals drive = Signals.single(1e-3, -0.5e-3, 0.8e-3, 0.3e-3);
    try (OdePropagator engine = new OdePropagator(Stepper.RK4, 0.1, 1)) {
      final Pass forward =
          engine.propagate(
              new PassRequest(network, Direction.FORWARD, drive, Window.until(DURATION)));
      final Signals error =
          new ErrorSignal.Squared(TARGET)
              .drive(ErrorSignal.outputs(network.topology(), forward), new int[] {1});
      final Pass reversed =
          engine.propagate(
              new PassRequest(network, Direction.REVERSED, error, Window.until(DURATION)));
      final double[] update = new CoefficientRule(1e-6, 3).update(network, forward, reversed);
      double dot = 0;
      double updates = 0;
      double gradients = 0;
      for (int k = 0; k < update.length; k++) {
        final double[] changed = network.coefficients();
        changed[k] += 1e-3;
        final double up = loss(engine, network.withCoefficients(changed), drive, 1);
        changed[k] -= 2e-3;
        final double down = loss(engine, network.withCoefficients(changed), drive, 1);
        final double descent = (down - up) / 2e-3;
        dot += update[k] * descent;
        updates += update[k] * update[k];
        gradients += descent * descent;
      }
      assertThat(dot / Math.sqrt(updates * gradients)).isGreaterThan(0.999);
    }
  }

  @Test
  void twoClassesAreLearned() {
    final Random random = new Random(5);
    final Signals drive = Signals.zeros(4, 64);
    final int[] labels = new int[64];
    for (int s = 0; s < 64; s++) {
      labels[s] = s % 2;
      for (int c = 0; c < 4; c++) {
        final double centre = c < 2 == (labels[s] == 0) ? 0.1 : -0.1;
        drive.set(c, s, centre + 0.05 * random.nextGaussian());
      }
    }
    Network network = network();
    try (OdePropagator engine = new OdePropagator(Stepper.RK4, 0.2, 2)) {
      final Trainer trainer =
          new Trainer(
              engine,
              Window.until(20),
              new ErrorSignal.Softmax(0.05, 0.1),
              new CoefficientRule(1e-3, 3),
              Optimizer.Adam.of(0.02),
              network.topology());
      for (int i = 0; i < 60; i++) {
        network = trainer.step(network, drive, labels, 1).network();
      }
      assertThat(Evaluation.correct(engine, Window.until(20), network, drive, labels))
          .isGreaterThanOrEqualTo(61);
    }
  }

  /** Fails on the first sample of forward passes and on the last one of reversed passes. */
  private record Faulty(Propagator sound) implements Propagator {
    @Override
    public Pass propagate(final PassRequest request) {
      final Pass pass = sound.propagate(request);
      final int failed =
          request.direction() == Direction.FORWARD ? 0 : request.drive().samples() - 1;
      final Signals integrals = pass.integrals();
      for (int e = 0; e < integrals.channels(); e++) {
        integrals.set(e, failed, Double.NaN);
      }
      return new Pass(
          pass.direction(),
          pass.window(),
          integrals,
          pass.ends(),
          pass.clamped(),
          Map.of(failed, "no convergence"));
    }

    @Override
    public void close() {}
  }

  private static Trainer trainer(final Propagator propagator, final Topology topology) {
    return new Trainer(
        propagator,
        Window.until(20),
        new ErrorSignal.Squared(0.1),
        new CoefficientRule(1e-3, 3),
        new Optimizer.Plain(0.1),
        topology);
  }

  @Test
  void skippedSamplesCountForNothingAndAreNamed() {
    final Network network = network();
    final Signals drive = Signals.zeros(4, 5);
    final Random random = new Random(9);
    for (int i = 0; i < drive.values().length; i++) {
      drive.values()[i] = 0.1 * random.nextGaussian();
    }
    final int[] labels = {0, 1, 0, 1, 0};
    try (OdePropagator engine = new OdePropagator(Stepper.RK4, 0.2, 1)) {
      final Trainer.Result faulty =
          trainer(new Faulty(engine), network.topology()).step(network, drive, labels, 1);
      final Trainer.Result sound =
          trainer(engine, network.topology())
              .step(network, drive.selected(1, 2, 3), new int[] {1, 0, 1}, 1);
      assertThat(faulty.skipped()).containsOnlyKeys(0, 4);
      assertThat(faulty.network().coefficients()).isEqualTo(sound.network().coefficients());
      final Trainer.Result nothing =
          trainer(new Faulty(engine), network.topology())
              .step(network, drive.selected(0), new int[] {0}, 1);
      assertThat(nothing.network()).isSameAs(network);
      assertThat(nothing.correct()).isZero();
    }
  }
}
