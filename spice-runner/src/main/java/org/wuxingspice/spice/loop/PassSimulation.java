package org.wuxingspice.spice.loop;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.wuxingspice.model.dynamics.Signals;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.netlist.compile.CutLine;
import org.wuxingspice.spice.simulator.Drive;
import org.wuxingspice.spice.simulator.Outcome;
import org.wuxingspice.spice.simulator.Simulator;
import org.wuxingspice.spice.simulator.Waveforms;

/**
 * One pass of a batch through the pieces of a circuit: stage by stage, and in a stage piece by
 * piece with all samples, so that a worker loads a piece once for many samples. A sample that fails
 * in one piece is left out of what follows. Used once.
 */
final class PassSimulation {

  private final Simulator simulator;
  private final CircuitOptions options;
  private final Signals drive;
  private final Recorder recorder;
  private final Map<Integer, String> failures = new TreeMap<>();
  private Duration analysis = Duration.ZERO;
  private long simulations;

  PassSimulation(
      final Simulator simulator,
      final CircuitOptions options,
      final Signals drive,
      final Recorder recorder) {
    this.simulator = simulator;
    this.options = options;
    this.drive = drive;
    this.recorder = recorder;
  }

  /** What each failed sample failed of. */
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
    final Occasion occasion = circuit.occasion(network);
    List<Map<String, Drive>> lines = emptyLines(to - from);
    for (final List<Piece> stage : circuit.stages()) {
      lines = run(stage, network, occasion, from, lines);
    }
  }

  private static List<Map<String, Drive>> emptyLines(final int samples) {
    final List<Map<String, Drive>> lines = new ArrayList<>(samples);
    for (int i = 0; i < samples; i++) {
      lines.add(new HashMap<>());
    }
    return lines;
  }

  private List<Map<String, Drive>> run(
      final List<Piece> stage,
      final Network network,
      final Occasion occasion,
      final int from,
      final List<Map<String, Drive>> incoming) {
    final int to = from + incoming.size();
    final Map<Piece, Map<Integer, CompletableFuture<Outcome>>> answers = new HashMap<>();
    for (final Piece piece : stage) {
      final double[] values = piece.networkValues(network);
      final Map<Integer, CompletableFuture<Outcome>> ofPiece = new TreeMap<>();
      for (int s = from; s < to; s++) {
        if (!failures.containsKey(s)) {
          final double[] sample = drive.sample(s);
          ofPiece.put(
              s,
              simulator.submit(
                  piece.request(sample, values, incoming.get(s - from), occasion.of(s, sample))));
        }
      }
      answers.put(piece, ofPiece);
    }
    final List<Map<String, Drive>> outgoing = emptyLines(to - from);
    for (final Piece piece : stage) {
      answers
          .get(piece)
          .forEach((s, answer) -> take(s, piece, await(answer), outgoing.get(s - from)));
    }
    return outgoing;
  }

  private void take(
      final int sample, final Piece piece, final Outcome outcome, final Map<String, Drive> lines) {
    if (!(outcome instanceof Outcome.Completed completed)) {
      failures.putIfAbsent(sample, describe(outcome));
      return;
    }
    simulations++;
    analysis = analysis.plus(completed.analysisTime());
    final Waveforms result = completed.waveforms();
    recorder.record(sample, piece, result);
    for (final CutLine line : piece.outgoing()) {
      lines.put(
          line.source(),
          CutSignal.drive(result.scale(), result.vector(line.probe()), options.duration()));
    }
  }

  private static Outcome await(final CompletableFuture<Outcome> future) {
    try {
      return future.get();
    } catch (final InterruptedException e) {
      Thread.currentThread().interrupt();
      throw LoopReason.INTERRUPTED.failure("interrupted while waiting for ngspice");
    } catch (final ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private static String describe(final Outcome outcome) {
    final List<String> messages = outcome.messages();
    return messages.isEmpty()
        ? outcome.describe()
        : outcome.describe() + "; last message: " + messages.get(messages.size() - 1);
  }
}
