package org.wuxingspice.spice.simulator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.wuxingspice.spice.deck.Deck;
import org.wuxingspice.spice.rawfile.RawFile;
import org.wuxingspice.spice.rawfile.RawPlot;

/**
 * Runs {@code ngspice -b} once per request and reads its raw file: slow, and independent of
 * libngspice, so it serves to check the workers. Settings are commands of a control block that this
 * program writes; driven sources and points as they come are not supported.
 */
public final class ProcessSimulator implements Simulator {

  private final NgspiceInstallation installation;
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
    this.installation = installation;
    this.parallelism = PoolOptions.of(parallelism).workers();
    WorkerFolder.sweep();
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
    try (WorkerFolder folder = WorkerFolder.make()) {
      Files.write(folder.path().resolve("deck.cir"), lines(request), StandardCharsets.UTF_8);
      final Path log = folder.path().resolve("log");
      final long begin = System.nanoTime();
      final Process process = start(folder.path(), log, isAsItIs(request));
      final boolean ended =
          process.waitFor(request.limit().toMillis(), TimeUnit.MILLISECONDS) && !closed;
      process.destroyForcibly().waitFor();
      if (closed) {
        throw SimulatorReason.CLOSED.failure("the simulator was closed during this request");
      }
      final Duration time = Duration.ofNanos(System.nanoTime() - begin);
      final List<String> messages = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
      if (!ended) {
        return new Outcome.TimedOut(request.limit(), messages);
      }
      if (process.exitValue() > 128) {
        return new Outcome.Lost(process.exitValue(), messages);
      }
      return verdict(request, folder.path().resolve("out.raw"), time, messages);
    } catch (final IOException e) {
      throw SimulatorReason.NO_WORKER.failure("cannot run ngspice: " + e.getMessage());
    } catch (final InterruptedException e) {
      Thread.currentThread().interrupt();
      throw SimulatorReason.CLOSED.failure("interrupted while ngspice ran");
    }
  }

  private static boolean isAsItIs(final Request request) {
    return request.analysis().isEmpty()
        && request.settings().names().isEmpty()
        && request.probes().isEmpty();
  }

  /** A raw file asked for by option would be run for once more after the control block. */
  private Process start(final Path folder, final Path log, final boolean asItIs)
      throws IOException {
    final List<String> command = new ArrayList<>(List.of(installation.program().toString(), "-b"));
    command.addAll(asItIs ? List.of("-r", "out.raw", "deck.cir") : List.of("deck.cir"));
    final ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("LC_ALL", "C");
    builder.environment().put("SPICE_SCRIPTS", installation.scripts().toString());
    builder.environment().put("HOME", folder.toString());
    final Process process = builder.start();
    process.getOutputStream().close();
    return process;
  }

  /** The deck with settings and analysis as commands, or as it is when it asks for both itself. */
  private static List<String> lines(final Request request) {
    final List<String> lines =
        new ArrayList<>(LoadableDeck.of(LoadableDeck.Key.of(request)).lines());
    if (isAsItIs(request)) {
      return lines;
    }
    final List<String> commands = new ArrayList<>(List.of(".control"));
    for (int i = 0; i < request.settings().names().size(); i++) {
      commands.add(
          "alter " + request.settings().names().get(i) + " = " + request.settings().values()[i]);
    }
    request.probes().forEach(probe -> commands.add("save " + probe));
    commands.add(request.analysis().map(AnalysisCommand::of).orElse("run"));
    commands.add("write out.raw");
    commands.add(".endc");
    lines.addAll(lines.size() - 1, commands);
    return lines;
  }

  private static Outcome verdict(
      final Request request, final Path file, final Duration time, final List<String> messages) {
    final List<Waveforms> plots = new ArrayList<>();
    if (Files.isRegularFile(file)) {
      try (RawFile raw = RawFile.open(file)) {
        for (final RawPlot plot : raw.plots()) {
          if (plot.header().points() > 0) {
            plots.add(waveforms(plot));
          }
        }
      } catch (final org.wuxingspice.model.failure.WuxingException e) {
        plots.clear(); // an empty or broken file is no result; the messages say why
      }
    }
    final Deck deck = request.deck();
    final boolean refused =
        plots.isEmpty()
            && messages.stream().noneMatch(line -> line.contains("simulation(s) aborted"))
            && Verdict.isRefused(deck, false, messages);
    return refused
        ? Verdict.refusal(deck, messages)
        : Verdict.ofRun(request, plots, time, false, messages);
  }

  private static Waveforms waveforms(final RawPlot plot) {
    final List<Waveforms.Variable> variables = new ArrayList<>();
    final int count = plot.header().variables().size();
    final double[][] real = new double[count][];
    final Optional<double[][]> imaginary =
        plot.header().isComplex() ? Optional.of(new double[count][]) : Optional.empty();
    for (int v = 0; v < count; v++) {
      final var variable = plot.header().variables().get(v);
      variables.add(
          new Waveforms.Variable(
              variable.name().toLowerCase(Locale.ROOT), Quantity.ofWord(variable.type())));
      real[v] = plot.real(v);
      if (imaginary.isPresent()) {
        imaginary.get()[v] = plot.imaginary(v);
      }
    }
    return Waveforms.adopt(plot.header().plotName(), variables, real, imaginary.orElse(null));
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
