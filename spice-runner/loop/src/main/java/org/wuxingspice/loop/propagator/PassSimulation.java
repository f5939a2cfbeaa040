package org.wuxingspice.loop.propagator;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.wuxingspice.model.dynamics.LostSamples;
import org.wuxingspice.model.dynamics.Signals;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.ngspice.simulation.ExternalWaveform;
import org.wuxingspice.ngspice.simulation.Outcome;
import org.wuxingspice.ngspice.simulation.Request;
import org.wuxingspice.ngspice.simulation.Simulator;

/**
 * One pass of a batch through the pieces of a circuit: two halves of some samples in turn, each
 * stage by stage and in a stage piece by piece, so that workers change from piece to piece seldom
 * and have the other half's stage to do while one half's stage comes to its end. Requests are made
 * and answers taken in that order, whoever answers them. A sample that does not converge in one
 * piece is left out of what follows; one whose worker is lost or stops is tried again. Used once.
 */
final class PassSimulation {

  /** How often a request is sent before its sample counts as lost. */
  private static final int ATTEMPTS = 5;

  /** Requests ahead of the answer that is taken next, for each worker. */
  private static final int AHEAD = 4;

  /** A piece of a sample. */
  private record Task(Piece piece, double[] values, int sample) {}

  private record Asked(Task task, Request request, CompletableFuture<Outcome> answer) {}

  private final Simulator simulator;
  private final Signals drive;
  private final Recorder recorder;
  private final Map<Integer, String> failures = new TreeMap<>();
  private final Map<Integer, Map<Piece.Line, Supplier<ExternalWaveform>>> lines = new HashMap<>();
  private final Queue<Asked> asked = new ArrayDeque<>();
  private Duration analysis = Duration.ZERO;
  private long simulations;

  PassSimulation(final Simulator simulator, final Signals drive, final Recorder recorder) {
    this.simulator = simulator;
    this.drive = drive;
    this.recorder = recorder;
  }

  /** Where each sample that was skipped did not converge. */
  Map<Integer, String> failures() {
    return failures;
  }

  /** Time inside ngspice's transient analyses, summed over workers. */
  Duration analysis() {
    return analysis;
  }

  /** Circuits simulated. */
  long simulations() {
    return simulations;
  }

  /**
   * Runs some samples.
   *
   * @param circuit of the network
   * @param network with the present coefficients and parameters
   * @param from first sample
   * @param to sample after the last one
   */
  void run(final PiecewiseCircuit circuit, final Network network, final int from, final int to) {
    final NoiseKey occasion = circuit.occasion(network);
    final Map<Piece, double[]> values = new HashMap<>();
    for (final List<Piece> stage : circuit.stages()) {
      stage.forEach(piece -> values.put(piece, piece.networkValues(network)));
    }
    try {
      askAll(circuit, values, occasion, from, to);
    } finally {
      asked.forEach(request -> request.answer().cancel(true));
      lines.clear();
    }
  }

  private void askAll(
      final PiecewiseCircuit circuit,
      final Map<Piece, double[]> values,
      final NoiseKey occasion,
      final int from,
      final int to) {
    final int middle = (from + to + 1) / 2;
    for (final List<Piece> stage : circuit.stages()) {
      for (final int[] half : new int[][] {{from, middle}, {middle, to}}) {
        for (final Piece piece : stage) {
          for (int s = half[0]; s < half[1]; s++) {
            ask(new Task(piece, values.get(piece), s), occasion);
          }
        }
      }
    }
    while (!asked.isEmpty()) {
      takeOldest();
    }
  }

  private void ask(final Task task, final NoiseKey occasion) {
    final Map<Piece.Line, Supplier<ExternalWaveform>> known =
        lines.computeIfAbsent(task.sample(), sample -> new HashMap<>());
    while (!asked.isEmpty()
        && (asked.size() >= AHEAD * simulator.parallelism()
            || !known.keySet().containsAll(task.piece().needs()))) {
      takeOldest();
    }
    if (!failures.containsKey(task.sample())) {
      final double[] channels = drive.sample(task.sample());
      final Request request =
          task.piece()
              .request(channels, task.values(), known, occasion.of(task.sample(), channels));
      asked.add(new Asked(task, request, simulator.submit(request)));
    }
  }

  private void takeOldest() {
    final Asked oldest = asked.remove();
    final Task task = oldest.task();
    Outcome outcome = Simulator.await(oldest.answer());
    for (int attempt = 1; isLost(outcome) && attempt < ATTEMPTS; attempt++) {
      outcome = simulator.run(oldest.request());
    }
    if (outcome instanceof Outcome.Completed completed) {
      simulations++;
      analysis = analysis.plus(completed.analysisTime());
      recorder.record(task.sample(), task.piece(), completed.waveforms());
      lines.get(task.sample()).putAll(task.piece().gives(completed.waveforms()));
      return;
    }
    final String cause = task.piece() + ": " + describe(outcome);
    if (isLost(outcome)) {
      throw new LostSamples("sample", Map.of(task.sample(), cause));
    } else if (!(outcome instanceof Outcome.NotConverged)) {
      throw LoopReason.SAMPLE_FAILED.failure("sample " + task.sample() + ": " + cause);
    }
    failures.putIfAbsent(task.sample(), cause);
  }

  private static boolean isLost(final Outcome outcome) {
    return outcome instanceof Outcome.Lost || outcome instanceof Outcome.TimedOut;
  }

  private static String describe(final Outcome outcome) {
    final List<String> messages = outcome.messages();
    return messages.isEmpty()
        ? outcome.describe()
        : outcome.describe() + "; last message: " + messages.get(messages.size() - 1);
  }
}
