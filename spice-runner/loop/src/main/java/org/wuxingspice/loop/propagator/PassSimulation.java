package org.wuxingspice.loop.propagator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.wuxingspice.model.dynamics.Extent;
import org.wuxingspice.model.dynamics.LostSamples;
import org.wuxingspice.model.dynamics.PassRequest;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.ngspice.simulation.Outcome;
import org.wuxingspice.ngspice.simulation.Simulator;

/**
 * One pass of a batch through the pieces of a circuit: two halves of some samples in turn, each
 * stage by stage and in a stage piece by piece, so that workers change from piece to piece seldom
 * and have the other half's stage to do while one half's stage comes to its end. Requests are made
 * and answers taken in that order, whoever answers them. A sample that does not converge in one
 * piece is left out of what follows. Used once.
 */
final class PassSimulation {

  /** Samples simulated together: enough to load pieces seldom, few enough to keep their lines. */
  private static final int SAMPLES_TOGETHER = 16;

  private final Simulator simulator;
  private final PiecewiseCircuit circuit;
  private final PassRequest request;
  private final StartingPoint starts;
  private final Optional<DriveTables> tables;
  private final Recorder recorder;
  private final LineGrid grid;
  private final List<List<Piece>> stages;
  private final Map<Integer, String> failures = new TreeMap<>();
  private final Map<Integer, Progress> progress = new HashMap<>();
  private Duration analysis = Duration.ZERO;
  private long simulations;

  /** How far a sample is. */
  private static final class Progress {
    private final LineVoltages voltages;
    private final double[] drive;
    private final StartingPoint.State start;
    private final long noise;
    private final int[] done;

    Progress(
        final LineVoltages voltages,
        final double[] drive,
        final StartingPoint.State start,
        final long noise,
        final int stages) {
      this.voltages = voltages;
      this.drive = drive;
      this.start = start;
      this.noise = noise;
      this.done = new int[stages];
    }
  }

  /**
   * Prepares a pass.
   *
   * @param simulator answers the requests
   * @param circuit of the network
   * @param request what to run
   * @param starts where its samples start
   * @param tables interpolate the first layer; empty to simulate it
   * @param recorder takes the results
   * @param options of the circuit
   */
  PassSimulation(
      final Simulator simulator,
      final PiecewiseCircuit circuit,
      final PassRequest request,
      final StartingPoint starts,
      final Optional<DriveTables> tables,
      final Recorder recorder,
      final CircuitOptions options) {
    this.simulator = simulator;
    this.circuit = circuit;
    this.request = request;
    this.starts = starts;
    this.tables = tables;
    this.recorder = recorder;
    this.grid = LineGrid.of(options);
    this.stages = needed(circuit.stages(), request);
  }

  /** A reversed pass that is asked for the targets of links alone leaves its last layer out. */
  private static List<List<Piece>> needed(
      final List<List<Piece>> stages, final PassRequest request) {
    return request.extent() == Extent.LINK_TARGETS
            && request.direction() == Direction.REVERSED
            && stages.size() > 1
        ? stages.subList(0, stages.size() - 1)
        : stages;
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

  /** Runs all samples. */
  void run() {
    final List<List<ProgrammedPiece>> programmed =
        stages.stream()
            .map(stage -> stage.stream().map(p -> p.programmed(request.network())).toList())
            .toList();
    final NoiseKey noise = circuit.noiseKey(request.network());
    final int samples = request.drive().samples();
    try (RequestsInFlight flight = new RequestsInFlight(simulator)) {
      for (int from = 0; from < samples; from += SAMPLES_TOGETHER) {
        run(programmed, noise, from, Math.min(from + SAMPLES_TOGETHER, samples), flight);
      }
    }
  }

  private void run(
      final List<List<ProgrammedPiece>> programmed,
      final NoiseKey noise,
      final int from,
      final int to,
      final RequestsInFlight flight) {
    for (int s = from; s < to; s++) {
      final double[] drive = request.drive().sample(s);
      progress.put(
          s,
          new Progress(
              new LineVoltages(request.network().topology().elementCount()),
              drive,
              starts.state(s),
              noise.of(s, drive),
              stages.size()));
    }
    prepareTables(programmed.get(0), from, to, flight);
    final int middle = (from + to + 1) / 2;
    for (int stage = 0; stage < stages.size(); stage++) {
      for (final int[] half : new int[][] {{from, middle}, {middle, to}}) {
        for (final ProgrammedPiece piece : programmed.get(stage)) {
          for (int s = half[0]; s < half[1]; s++) {
            ask(piece, stage, s, flight);
          }
        }
      }
    }
    flight.takeAll();
    progress.clear();
  }

  private void prepareTables(
      final List<ProgrammedPiece> first,
      final int from,
      final int to,
      final RequestsInFlight flight) {
    if (tables.isPresent()) {
      final List<ProgrammedPiece> covered = new ArrayList<>(first);
      covered.removeIf(piece -> !DriveTables.covers(piece.piece()));
      tables
          .get()
          .prepare(
              covered,
              request.network(),
              starts.state(from),
              request.window(),
              request.drive().slice(from, to),
              flight);
    }
  }

  private void ask(
      final ProgrammedPiece piece,
      final int stage,
      final int sample,
      final RequestsInFlight flight) {
    final Progress own = Objects.requireNonNull(progress.get(sample), "a sample under way");
    while (stage > 0
        && own.done[stage - 1] < stages.get(stage - 1).size()
        && !failures.containsKey(sample)) {
      flight.takeOldest();
    }
    if (failures.containsKey(sample) || interpolated(piece.piece(), stage, sample, own)) {
      return;
    }
    flight.submit(
        piece.request(own.drive, own.start, own.voltages, grid, own.noise),
        outcome -> take(piece.piece(), stage, sample, own, outcome));
  }

  private boolean interpolated(
      final Piece piece, final int stage, final int sample, final Progress own) {
    if (stage > 0 || tables.isEmpty() || !DriveTables.covers(piece)) {
      return false;
    }
    final Optional<Deviations> deviations =
        tables.get().interpolated(piece, own.start, own.drive, own.voltages);
    if (deviations.isEmpty()) {
      return false;
    }
    recorder.interpolated(sample, piece, deviations.get());
    own.done[0]++;
    return true;
  }

  private void take(
      final Piece piece,
      final int stage,
      final int sample,
      final Progress own,
      final Outcome outcome) {
    if (!(outcome instanceof Outcome.Completed completed)) {
      fail(sample, piece + ": " + describe(outcome), outcome);
      return;
    }
    simulations++;
    analysis = analysis.plus(completed.analysisTime());
    recorder.simulated(sample, piece, completed.waveforms(), own.start);
    if (stage + 1 < stages.size()) {
      piece.give(completed.waveforms(), own.voltages, grid);
    }
    own.done[stage]++;
    if (stage > 0 && own.done[stage] == stages.get(stage).size()) {
      stages.get(stage - 1).forEach(earlier -> earlier.forget(own.voltages));
    }
  }

  private void fail(final int sample, final String cause, final Outcome outcome) {
    if (RequestsInFlight.isLost(outcome)) {
      throw new LostSamples(
          "sample",
          Map.of(sample, cause + ", in each of " + RequestsInFlight.ATTEMPTS + " attempts"));
    } else if (!(outcome instanceof Outcome.NotConverged)) {
      throw LoopReason.SAMPLE_FAILED.failure("sample " + sample + ": " + cause);
    }
    failures.putIfAbsent(sample, cause);
  }

  private static String describe(final Outcome outcome) {
    final List<String> messages = outcome.messages();
    return messages.isEmpty()
        ? outcome.describe()
        : outcome.describe() + "; last message: " + messages.get(messages.size() - 1);
  }
}
