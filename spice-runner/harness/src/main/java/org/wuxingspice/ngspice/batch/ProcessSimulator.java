package org.wuxingspice.ngspice.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.wuxingspice.ngspice.deck.Deck;
import org.wuxingspice.ngspice.diagnosis.OutcomeClassifier;
import org.wuxingspice.ngspice.installation.NgspiceInstallation;
import org.wuxingspice.ngspice.preparation.AlterCommand;
import org.wuxingspice.ngspice.preparation.AnalysisCommand;
import org.wuxingspice.ngspice.preparation.LinearSolver;
import org.wuxingspice.ngspice.preparation.PreparedDeck;
import org.wuxingspice.ngspice.preparation.ProbedPlot;
import org.wuxingspice.ngspice.preparation.SavedVectors;
import org.wuxingspice.ngspice.process.ScratchFolder;
import org.wuxingspice.ngspice.simulation.Listener;
import org.wuxingspice.ngspice.simulation.Outcome;
import org.wuxingspice.ngspice.simulation.Request;
import org.wuxingspice.ngspice.simulation.Simulator;
import org.wuxingspice.ngspice.simulation.SimulatorReason;
import org.wuxingspice.ngspice.simulation.Waveforms;

/**
 * Runs {@code ngspice -b} once per request and reads its raw file: slow, and independent of
 * libngspice, so it serves to check the workers. ParameterOverrides are commands of a control block
 * that this program writes; driven sources and points as they come are not supported.
 */
public final class ProcessSimulator implements Simulator {

  /** Exit codes above this one are 128 + the number of a signal. */
  private static final int SIGNALS = 128;

  /** Writes every plot there is, also that of ngspice's constants. */
  private static final List<String> WRITE_ALL =
      List.of(
          "set appendwrite",
          "foreach p $plots",
          "setplot $p",
          "remzerovec",
          "write out.raw",
          "end");

  private final NgspiceProgram program;
  private final boolean klu;
  private final ExecutorService threads;
  private final int parallelism;
  private volatile boolean closed;

  /**
   * Creates the simulator.
   *
   * @param installation what to run
   * @param parallelism number of processes at the same time, positive
   */
  public ProcessSimulator(final NgspiceInstallation installation, final int parallelism) {
    this.program = new NgspiceProgram(installation);
    klu = installation.klu();
    this.parallelism = parallelism;
    ScratchFolder.sweep();
    threads =
        Executors.newFixedThreadPool(
            parallelism,
            task -> {
              final Thread thread = new Thread(task, "ngspice-process");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * As described by {@link Simulator}.
   *
   * @throws org.wuxingspice.model.failure.WuxingException {@link SimulatorReason#NOT_SUPPORTED} for
   *     driven sources, and for listeners that want points
   */
  @Override
  public CompletableFuture<Outcome> submit(final Request request, final Listener listener) {
    if (!request.drives().isEmpty() || listener.wantsPoints()) {
      throw SimulatorReason.NOT_SUPPORTED.failure(
          "ngspice as a process takes no driven sources and gives no points while it runs;"
              + " use a pool of workers");
    }
    if (request.deck().refusal().isPresent()) {
      return CompletableFuture.completedFuture(
          new Outcome.Rejected(request.deck().refusal().get(), List.of()));
    }
    return CompletableFuture.supplyAsync(
        () -> {
          listener.started();
          return simulate(request);
        },
        threads);
  }

  @Override
  public int parallelism() {
    return parallelism;
  }

  private Outcome simulate(final Request request) {
    final PreparedDeck.Key key = PreparedDeck.Key.of(request);
    final PreparedDeck deck = PreparedDeck.of(key, LinearSolver.of(request, klu));
    if (deck.refusal().isPresent()) {
      return deck.refusal().orElseThrow();
    }
    final NgspiceProgram.Run run =
        program.run(
            lines(request, deck),
            isAsItIs(request),
            request.limit(),
            new NgspiceProgram.Surroundings(key.processId(), key.conditions().dialect()),
            Optional.of(request.deck().files()).filter(files -> !request.deck().isTrusted()));
    if (closed) {
      throw SimulatorReason.CLOSED.failure("the simulator was closed during this request");
    }
    if (!run.ended()) {
      return new Outcome.TimedOut(request.limit(), run.messages());
    }
    if (run.exitCode() > SIGNALS) {
      return new Outcome.Lost(run.exitCode(), run.messages());
    }
    return verdict(request, run);
  }

  /** Whether a trusted deck says itself what to run and keep, perhaps by commands. */
  private static boolean isAsItIs(final Request request) {
    return request.deck().isTrusted()
        && AnalysisCommand.of(request).equals("run")
        && request.overrides().names().isEmpty()
        && request.probes().isEmpty();
  }

  /** The deck with settings and analysis as commands, or as it is when it asks for both itself. */
  private static List<String> lines(final Request request, final PreparedDeck deck) {
    if (isAsItIs(request)) {
      return deck.lines();
    }
    final List<String> lines = new ArrayList<>(deck.lines());
    final List<String> commands = new ArrayList<>(List.of(".control"));
    request
        .overrides()
        .byName()
        .forEach(
            (name, value) -> commands.add(AlterCommand.of(request.deck(), name) + " = " + value));
    SavedVectors.of(request).forEach(vector -> commands.add("save " + vector));
    final List<String> analysis = AnalysisCommand.of(request).lines().toList();
    commands.add(analysis.get(0));
    commands.addAll(WRITE_ALL);
    if (analysis.size() > 1) {
      commands.add("setplot tran1");
      commands.addAll(analysis.subList(1, analysis.size()));
    }
    commands.addAll(List.of("quit", ".endc"));
    lines.addAll(lines.size() - 1, commands);
    return lines;
  }

  private static Outcome verdict(final Request request, final NgspiceProgram.Run run) {
    final Deck deck = request.deck();
    final List<String> messages = run.messages();
    final boolean refused =
        run.plots().isEmpty()
            && !OutcomeClassifier.isAborted(messages)
            && OutcomeClassifier.isRefused(deck, false, messages);
    if (refused) {
      return OutcomeClassifier.rejected(deck, messages);
    }
    final List<Waveforms> plots =
        run.plots().stream()
            .flatMap(plot -> ProbedPlot.of(plot, request.vectors()).stream())
            .toList();
    return OutcomeClassifier.ofRun(request, plots, run.time(), false, messages);
  }

  @Override
  public void close() {
    closed = true;
    threads.shutdownNow();
    try {
      threads.awaitTermination(10, TimeUnit.SECONDS);
    } catch (final InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
