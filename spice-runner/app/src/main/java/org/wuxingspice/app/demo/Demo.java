package org.wuxingspice.app.demo;

import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import org.wuxingspice.loop.propagator.CircuitOptions;
import org.wuxingspice.loop.propagator.SpicePropagator;
import org.wuxingspice.model.dynamics.AutoZeroPropagator;
import org.wuxingspice.model.dynamics.OdePropagator;
import org.wuxingspice.model.dynamics.PassRequest;
import org.wuxingspice.model.dynamics.Propagator;
import org.wuxingspice.model.dynamics.Signals;
import org.wuxingspice.model.dynamics.Stepper;
import org.wuxingspice.model.dynamics.Trajectory;
import org.wuxingspice.model.dynamics.Window;
import org.wuxingspice.model.learning.Trainer;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.netlist.compile.Level;
import org.wuxingspice.netlist.technology.Technology;
import org.wuxingspice.ngspice.installation.NgspiceInstallation;
import org.wuxingspice.ngspice.pool.WorkerPool;

/**
 * The main job from end to end: trains a small network numerically on real digits, emits it as an
 * op-amp circuit, goes on training with a circuit of imperfect devices in the loop, and reports.
 * The waveforms shown are those of the circuit as drawn.
 */
public final class Demo {

  private static final double NUMERIC_RATE = 0.01;
  private static final double CIRCUIT_RATE = 0.003;
  private static final double FINE_STEP = 0.01;
  private static final Duration SAMPLE_LIMIT = Duration.ofSeconds(60);

  private final DemoSettings settings;
  private final DemoProgress progress;

  /**
   * Creates the demo.
   *
   * @param settings what to run
   * @param progress told how far it is
   */
  public Demo(final DemoSettings settings, final DemoProgress progress) {
    this.settings = Objects.requireNonNull(settings, "settings");
    this.progress = Objects.requireNonNull(progress, "progress");
  }

  /**
   * Runs the demo and writes its files.
   *
   * @return the figures of the demo and its files
   * @throws org.wuxingspice.model.failure.WuxingException when data or ngspice is missing, or a
   *     simulation fails
   */
  public DemoResult run() {
    final NgspiceInstallation installation = NgspiceInstallation.find();
    final DemoTask task = DemoTask.prepare(settings);
    final DemoTraining training = new DemoTraining(task, progress);
    final Technology technology = Technology.integrated();
    try (OdePropagator numeric =
            new OdePropagator(Stepper.RK4, DemoSettings.STEP, settings.workers());
        WorkerPool pool = WorkerPool.start(installation, settings.workers())) {
      final Network trained = trainNumerically(task, training, numeric);
      final CircuitOptions drawn =
          CircuitOptions.of(Level.OPAMP, technology, DemoSettings.DURATION).within(SAMPLE_LIMIT);
      final Propagator chip =
          new AutoZeroPropagator(
              new SpicePropagator(
                  pool,
                  CircuitOptions.of(
                          Level.OPAMP, DemoSettings.quantised(technology), DemoSettings.DURATION)
                      .withImperfections(DemoSettings.imperfections(settings.seed()))
                      .within(SAMPLE_LIMIT)));
      final DemoMeasuring measuring =
          new DemoMeasuring(
              training, chip, numeric, Math.min(settings.testDigits(), task.test().count()));
      measuring.measure("before", 0, trained);
      final int[] order =
          Arrays.copyOf(
              task.order(settings.seed() + 1),
              Math.min(settings.presentations(), task.training().count()));
      final Trainer trainer = DemoTraining.trainer(chip, CIRCUIT_RATE, trained.topology());
      final int half = order.length / 2;
      final long begin = System.nanoTime();
      Network network = inLoop(training, trainer, trained, Arrays.copyOf(order, half));
      long elapsed = System.nanoTime() - begin;
      measuring.measure("during", half, network);
      final long again = System.nanoTime();
      network = inLoop(training, trainer, network, Arrays.copyOfRange(order, half, order.length));
      elapsed += System.nanoTime() - again;
      measuring.measure("after", order.length, network);
      final double[] drive = task.drives(task.test(), new int[] {0}).sample(0);
      final Trajectory voltages =
          new SpicePropagator(pool, drawn)
              .trajectory(
                  new PassRequest(
                      network,
                      Direction.FORWARD,
                      Signals.single(drive),
                      Window.until(DemoSettings.DURATION)));
      return new DemoFiles(settings, technology, installation.version(), network)
          .write(
              training.measurements(),
              voltages,
              fine(network, drive),
              Duration.ofNanos(elapsed / order.length),
              measuring.digits());
    }
  }

  private Network inLoop(
      final DemoTraining training,
      final Trainer trainer,
      final Network network,
      final int[] order) {
    progress.phase("training in the loop", order.length);
    return training.train(trainer, network, order, DemoSettings.CIRCUIT_BATCH);
  }

  private Network trainNumerically(
      final DemoTask task, final DemoTraining training, final OdePropagator numeric) {
    final int digits = Math.min(settings.testDigits(), task.test().count());
    Network network = task.network();
    training.record(
        new Measurement("numeric", 0, Double.NaN, training.accuracy(numeric, network, digits)));
    final Trainer trainer = DemoTraining.trainer(numeric, NUMERIC_RATE, network.topology());
    progress.phase("numeric training", (long) settings.epochs() * task.training().count());
    for (int epoch = 0; epoch < settings.epochs(); epoch++) {
      final int[] order = task.order(settings.seed() + 1000L * (epoch + 1));
      network = training.train(trainer, network, order, DemoSettings.NUMERIC_BATCH);
      training.record(
          new Measurement(
              "numeric",
              (epoch + 1) * order.length,
              Double.NaN,
              training.accuracy(numeric, network, digits)));
    }
    return network;
  }

  private static Trajectory fine(final Network network, final double[] drive) {
    try (OdePropagator reference = new OdePropagator(Stepper.RK4, FINE_STEP, 1)) {
      return reference.trajectory(
          new PassRequest(
              network,
              Direction.FORWARD,
              Signals.single(drive),
              Window.until(DemoSettings.DURATION)));
    }
  }
}
