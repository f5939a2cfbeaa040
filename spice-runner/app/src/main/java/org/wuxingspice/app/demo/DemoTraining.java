package org.wuxingspice.app.demo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.wuxingspice.model.data.LabelledImages;
import org.wuxingspice.model.dynamics.Propagator;
import org.wuxingspice.model.dynamics.Window;
import org.wuxingspice.model.learning.CoefficientRule;
import org.wuxingspice.model.learning.ErrorSignal;
import org.wuxingspice.model.learning.Evaluation;
import org.wuxingspice.model.learning.Optimizer;
import org.wuxingspice.model.learning.Trainer;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.Topology;

/** Trains and evaluates with any propagator, in batches that progress can follow. */
final class DemoTraining {

  private static final int EVALUATION_BATCH = 20;
  private static final double SOFTMAX_TEMPERATURE = 0.05;
  private static final double ERROR_SCALE = 0.1;
  private static final double LIMITER = 1e-3;
  private static final double COEFFICIENT_LIMIT = 3;

  private final DemoTask task;
  private final DemoProgress progress;
  private final List<Measurement> measurements = new ArrayList<>();

  DemoTraining(final DemoTask task, final DemoProgress progress) {
    this.task = task;
    this.progress = progress;
  }

  List<Measurement> measurements() {
    return List.copyOf(measurements);
  }

  void record(final Measurement measurement) {
    measurements.add(measurement);
  }

  void phase(final String name, final int steps) {
    progress.phase(name, steps);
  }

  static Trainer trainer(final Propagator propagator, final double rate, final Topology topology) {
    return new Trainer(
        propagator,
        Window.until(DemoSettings.DURATION),
        new ErrorSignal.Softmax(SOFTMAX_TEMPERATURE, ERROR_SCALE),
        new CoefficientRule(LIMITER, COEFFICIENT_LIMIT),
        Optimizer.Adam.of(rate),
        topology);
  }

  Network train(final Trainer trainer, final Network start, final int[] order, final int batch) {
    Network network = start;
    for (int from = 0; from < order.length; from += batch) {
      final int[] chosen = Arrays.copyOfRange(order, from, Math.min(from + batch, order.length));
      network =
          trainer
              .step(
                  network,
                  task.drives(task.training(), chosen),
                  DemoTask.labels(task.training(), chosen),
                  1)
              .network();
      progress.advance(chosen.length, "");
    }
    return network;
  }

  double accuracy(final Propagator propagator, final Network network, final int digits) {
    final LabelledImages test = task.test();
    int right = 0;
    for (int from = 0; from < digits; from += EVALUATION_BATCH) {
      final int[] chosen =
          IntStream.range(from, Math.min(from + EVALUATION_BATCH, digits)).toArray();
      right +=
          Evaluation.correct(
              propagator,
              Window.until(DemoSettings.DURATION),
              network,
              task.drives(test, chosen),
              DemoTask.labels(test, chosen));
      progress.advance(chosen.length, "");
    }
    return (double) right / digits;
  }
}
