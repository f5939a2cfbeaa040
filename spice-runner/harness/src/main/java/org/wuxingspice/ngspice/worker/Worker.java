package org.wuxingspice.ngspice.worker;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/** Does what the frames of the parent ask for. */
final class Worker {

  private static final int RUNS_BETWEEN_CLEARING = 10;

  /** Calls of the system that every request could do with are made this often at most. */
  private static final long BETWEEN_RENEWALS_NANOSECONDS = 1_000_000_000L;

  private static final String TRANSIENT = "tran";

  private final NgspiceSession session;
  private final ResponseWriter answers;
  private final LongSupplier clock;
  private final LongConsumer processor;
  private final CircuitCache shelf;
  private final Map<Integer, List<String>> names = new HashMap<>();
  private final Map<Integer, List<Probe>> probeLists = new HashMap<>();
  private int runs;
  private int allowed = -1;
  private long renewed;

  /**
   * @param clock nanoseconds
   * @param processor told how many seconds of processor time the next request may take
   */
  Worker(
      final NgspiceSession session,
      final ResponseWriter answers,
      final LongSupplier clock,
      final LongConsumer processor) {
    this.clock = clock;
    this.processor = processor;
    this.session = session;
    this.answers = answers;
    this.shelf = new CircuitCache(session);
  }

  void handle(final Frame frame) throws IOException {
    answers.belongTo(frame.id());
    switch (frame.kind()) {
      case Protocol.LOAD -> load(frame);
      case Protocol.FORGET -> shelf.remove(frame.number());
      case Protocol.NAMES -> names(frame.number(), frame.texts());
      case Protocol.RUN -> run(frame);
      default -> throw new IOException("unknown kind of frame " + frame.kind());
    }
  }

  private void names(final int number, final List<String> list) {
    names.put(number, list);
    probeLists.remove(number);
  }

  private List<Probe> probes(final int number) {
    return probeLists.computeIfAbsent(
        number, key -> names.getOrDefault(key, List.of()).stream().map(Probe::of).toList());
  }

  /** A request begins, which may take some processor time. */
  private void begin(final int seconds) {
    session.messages().begin();
    final long now = clock.getAsLong();
    if (seconds != allowed || now - renewed > BETWEEN_RENEWALS_NANOSECONDS) {
      System.err.println(Protocol.REQUEST_BEGINS);
      processor.accept(seconds);
      allowed = seconds;
      renewed = now;
    }
  }

  private void load(final Frame frame) {
    begin(frame.number());
    final boolean taken = shelf.load(frame.number(), frame.texts());
    answers.send(
        Protocol.LOADED,
        new Frame.Payload().number(taken ? 1 : 0).texts(session.messages().take()));
  }

  private void run(final Frame frame) {
    begin(frame.number());
    final int number = frame.number();
    final List<String> targets = names.getOrDefault(frame.number(), List.of());
    final double[] values = frame.doubles();
    session.sources().replaceAll(drives(frame));
    final String[] commands = frame.text().split("\n");
    final String command = commands[0];
    final List<Probe> probes = probes(frame.number());
    final List<String> saved = names.getOrDefault(frame.number(), List.of());
    final int flags = frame.number();
    Circuit circuit = shelf.select(number);
    if (circuit.mustBeLoadedAnew(targets, saved)) {
      circuit = shelf.loadAnew(number);
    }
    session.messages().clear();
    final Optional<String> refused = circuit.alter(targets, values);
    if (refused.isPresent()) {
      finish(Protocol.SETTING_REFUSED, refused.get(), 0);
      return;
    }
    circuit.save(saved);
    session.reportProgress((flags & Protocol.WANTS_PROGRESS) != 0);
    session.streaming().want((flags & Protocol.WANTS_POINTS) != 0, probes);
    final List<String> ready = circuit.takePlotsOfLoading();
    final boolean alreadyRun = command.equals("run") && !ready.isEmpty();
    final List<String> before = new ArrayList<>(PlotReader.plots());
    if (alreadyRun) {
      before.removeAll(ready);
    }
    final long begin = clock.getAsLong();
    if (!alreadyRun) {
      session.command(command);
    }
    final long nanoseconds = clock.getAsLong() - begin;
    session.reportProgress(false);
    session.streaming().want(false, List.of());
    final int status = answer(before, probes, Arrays.asList(commands).subList(1, commands.length));
    finish(status, "", nanoseconds);
    clear();
  }

  /** Sends what a run has added to the plots before it. */
  private int answer(
      final List<String> before, final List<Probe> probes, final List<String> commands) {
    try {
      final List<String> made = new ArrayList<>(PlotReader.plots());
      made.removeAll(before);
      made.forEach(plot -> PlotReader.send(plot, probes, answers));
      ofTransient(made, commands);
      return Protocol.DONE;
    } catch (final OutOfMemoryError | ArithmeticException e) { // a vector that no frame takes
      return Protocol.TOO_LARGE;
    }
  }

  private void clear() {
    session.command("destroy all");
    if (++runs % RUNS_BETWEEN_CLEARING == 0) {
      session.forgetCommands();
    }
    session.messages().clear();
  }

  private void ofTransient(final List<String> plots, final List<String> commands) {
    final List<String> transients =
        plots.stream().filter(plot -> plot.startsWith(TRANSIENT)).toList();
    if (!transients.isEmpty() && !commands.isEmpty()) {
      session.command("setplot " + transients.get(transients.size() - 1));
      commands.forEach(session::command);
    }
  }

  private static Map<String, ExternalSources.Points> drives(final Frame frame) {
    final int count = frame.number();
    final Map<String, ExternalSources.Points> drives = new HashMap<>();
    for (int i = 0; i < count; i++) {
      drives.put(frame.text(), new ExternalSources.Points(frame.doubles(), frame.doubles()));
    }
    return drives;
  }

  private void finish(final int status, final String what, final long nanoseconds) {
    answers.send(
        Protocol.RAN,
        new Frame.Payload()
            .number(status)
            .text(what)
            .number(nanoseconds)
            .number(session.isSpoiled() ? 1 : 0)
            .texts(session.messages().take()));
  }
}
