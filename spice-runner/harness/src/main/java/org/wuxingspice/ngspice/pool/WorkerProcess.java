package org.wuxingspice.ngspice.pool;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.wuxingspice.ngspice.deck.Deck;
import org.wuxingspice.ngspice.diagnosis.OutcomeClassifier;
import org.wuxingspice.ngspice.installation.NgspiceInstallation;
import org.wuxingspice.ngspice.preparation.AnalysisCommand;
import org.wuxingspice.ngspice.preparation.LinearSolver;
import org.wuxingspice.ngspice.preparation.PreparedDeck;
import org.wuxingspice.ngspice.process.ScratchFolder;
import org.wuxingspice.ngspice.simulation.ExternalWaveform;
import org.wuxingspice.ngspice.simulation.Listener;
import org.wuxingspice.ngspice.simulation.Outcome;
import org.wuxingspice.ngspice.simulation.ParameterOverrides;
import org.wuxingspice.ngspice.simulation.Request;
import org.wuxingspice.ngspice.simulation.Shortage;
import org.wuxingspice.ngspice.simulation.SimulatorReason;
import org.wuxingspice.ngspice.worker.Frame;
import org.wuxingspice.ngspice.worker.LastWords;
import org.wuxingspice.ngspice.worker.Protocol;

/** One worker process and what it has loaded. Owned and used by one thread. */
final class WorkerProcess implements AutoCloseable {

  private static final int BUFFER = 1 << 16;

  /** More at once costs the virtual machine memory of its own for each read. */
  private static final int READ_BUFFER = 1 << 13;

  private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

  private static final long SHUTDOWN_SECONDS = 5;
  private static final int CIRCUITS_KEPT = 128;
  private static final long PAGE_BYTES = 4096;

  /** What has become of the process. */
  private enum Condition {
    /** It may answer any deck of its session. */
    FIT,
    /** A deck has run commands in it, which may leave anything behind. */
    ACTED_IN,
    /** ngspice is not to be trusted any more. */
    SPOILED
  }

  /**
   * A loaded circuit.
   *
   * @param messages what ngspice printed when it read the deck
   */
  private record Loaded(int number, List<String> messages) {}

  private final boolean streaming;
  private final boolean confined;
  private final boolean klu;
  private final LinearSolver solver;
  private final List<String> session;
  private final OptionalInt processId;
  private final IntConsumer landlock;
  private final ScratchFolder folder;
  private final Process process;
  private final StderrTail output;
  private final DataOutputStream toWorker;
  private final DataInputStream fromWorker;
  private final Map<PreparedDeck.Key, Loaded> circuits = new LinkedHashMap<>(16, 0.75f, true);
  private final SentNames names;
  private Condition condition = Condition.FIT;
  private int circuitsLoaded;
  private long requests;
  private long answered;

  /**
   * Starts a process.
   *
   * @param job the first one that it is to answer
   * @param landlock told the version of Landlock in force
   */
  WorkerProcess(
      final NgspiceInstallation installation,
      final PoolOptions options,
      final Job job,
      final IntConsumer landlock) {
    streaming = job.listener().wantsPoints();
    confined = !job.request().deck().isTrusted();
    klu = installation.klu();
    solver = LinearSolver.of(job.request(), klu);
    session = Session.of(job.request(), solver);
    processId = PreparedDeck.Key.of(job.request()).processId();
    this.landlock = landlock;
    ScratchFolder made = null;
    try {
      made = ScratchFolder.make();
      process =
          WorkerLauncher.start(
              installation,
              made,
              streaming,
              confined ? OptionalLong.of(options.dataBytes()) : OptionalLong.empty(),
              processId,
              job.request().conditions().dialect());
    } catch (final IOException e) {
      if (made != null) {
        made.close();
      }
      throw SimulatorReason.NO_WORKER.failure(
          "cannot start a worker process: " + Shortage.describe(e));
    }
    folder = made;
    output = new StderrTail(process.getErrorStream(), "worker-output-" + process.pid());
    toWorker = new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), BUFFER));
    names = new SentNames(toWorker);
    fromWorker =
        new DataInputStream(new BufferedInputStream(process.getInputStream(), READ_BUFFER));
  }

  /**
   * Whether this worker may answer a job. ngspice keeps options beyond the deck that sets them, so
   * only decks with the same ones share a worker. A deck with a control block may leave anything
   * behind, so its worker has nothing else loaded, before or after. Transient noise goes on from
   * run to run, so a deck with it has a worker of its own for each.
   */
  boolean serves(final Job job) {
    final Deck deck = job.request().deck();
    final boolean alone = circuits.keySet().stream().allMatch(key -> key.deck() == deck);
    return condition != Condition.SPOILED
        && process.isAlive()
        && streaming == job.listener().wantsPoints()
        && confined == !deck.isTrusted()
        && session.equals(Session.of(job.request(), LinearSolver.of(job.request(), klu)))
        && processId.equals(PreparedDeck.Key.of(job.request()).processId())
        && (processId.isEmpty() || requests == 0)
        && (alone || !(condition == Condition.ACTED_IN || deck.acts()));
  }

  /** Whether ngspice can be trusted with another request. */
  boolean isFit() {
    return condition != Condition.SPOILED;
  }

  /** Requests sent so far. */
  long requests() {
    return requests;
  }

  /** Requests answered so far. */
  long answered() {
    return answered;
  }

  /** Resident memory, bytes; 0 when it cannot be told. */
  long residentBytes() {
    try {
      final String[] pages =
          Files.readString(Path.of("/proc", Long.toString(process.pid()), "statm")).split(" ", 3);
      return Long.parseLong(pages[1]) * PAGE_BYTES;
    } catch (final IOException | RuntimeException e) {
      return 0;
    }
  }

  /**
   * Ends the process at once; callable from any thread. By way of its handle, because the process
   * object would throw away what was printed and not yet read.
   */
  void kill() {
    process.toHandle().destroyForcibly();
  }

  /** Waits for the end of a process whose channel broke, and gives its exit code. */
  int exitCode() throws InterruptedException {
    if (!process.waitFor(1, TimeUnit.SECONDS)) { // it may be ending, with words about the cause
      kill();
    }
    return process.waitFor(SHUTDOWN_SECONDS, TimeUnit.SECONDS) ? process.exitValue() : -1;
  }

  /** What the process printed since its last answer. */
  List<String> lastMessages() throws InterruptedException {
    final List<String> words = new ArrayList<>(LastWords.left(folder.path()));
    words.addAll(output.take());
    return words;
  }

  /** Whether a request can be sent while the worker still answers another one. */
  boolean takesAhead(final Job job) {
    return serves(job) && circuits.containsKey(PreparedDeck.Key.of(job.request()));
  }

  /**
   * Sends a request, at the latest when an answer is waited for; its answer has to be received with
   * {@link #receive} after the answers to all that were sent before it.
   *
   * @return the outcome if there is one already, and nothing is to be received
   * @throws IOException when the worker is gone or breaks the protocol
   */
  Optional<Outcome> send(final Job job) throws IOException {
    requests++;
    final PreparedDeck.Key key = PreparedDeck.Key.of(job.request());
    if (!circuits.containsKey(key)) {
      final Optional<Outcome> refusal = orTooShort(() -> load(key, job.request().limit()));
      if (refusal.isPresent()) {
        answered = requests;
        return refusal;
      }
    }
    send(
        job.request(),
        job.listener(),
        Objects.requireNonNull(circuits.get(key), "a loaded circuit").number());
    return Optional.empty();
  }

  /**
   * Receives the answer to the oldest request that was sent and not answered.
   *
   * @throws IOException when the worker is gone or breaks the protocol
   */
  Outcome receive(final Job job) throws IOException {
    answered++;
    toWorker.flush();
    return orTooShort(() -> answer(job.request(), job.listener()));
  }

  /** Something that reads frames. */
  @FunctionalInterface
  private interface Reading<T> {
    T read() throws IOException;
  }

  private static <T> T orTooShort(final Reading<T> reading) throws IOException {
    try {
      return reading.read();
    } catch (final BufferUnderflowException | NegativeArraySizeException e) {
      throw new IOException("the worker sent a frame that is too short", e);
    }
  }

  /** Processor time that a request cannot pass within its time limit, seconds. */
  private static int processorSeconds(final Duration limit) {
    final long most = (limit.toSeconds() + 2) * PROCESSORS;
    return (int) Math.min(most, Integer.MAX_VALUE);
  }

  private Optional<Outcome> load(final PreparedDeck.Key key, final Duration limit)
      throws IOException {
    final PreparedDeck deck = PreparedDeck.of(key, solver);
    if (deck.refusal().isPresent()) {
      return deck.refusal();
    }
    if (circuits.size() >= CIRCUITS_KEPT) {
      final Iterator<Loaded> oldestFirst = circuits.values().iterator();
      new Frame.Payload()
          .number(oldestFirst.next().number())
          .send(toWorker, Protocol.FORGET, requests);
      oldestFirst.remove();
    }
    if (key.deck().acts()) {
      condition = Condition.ACTED_IN;
    }
    final int number = circuitsLoaded++;
    new Frame.Payload()
        .number(processorSeconds(limit))
        .number(number)
        .texts(confined ? withCopies(key.deck(), deck.lines()) : deck.lines())
        .send(toWorker, Protocol.LOAD, requests);
    toWorker.flush();
    final Frame answer = next(requests);
    if (answer.kind() != Protocol.LOADED) {
      throw new IOException("the worker answered with a frame of kind " + answer.kind());
    }
    final boolean taken = answer.number() != 0;
    final List<String> messages = answer.texts();
    if (OutcomeClassifier.isRefused(key.deck(), !taken, messages)) {
      condition = Condition.SPOILED;
      return Optional.of(OutcomeClassifier.rejected(key.deck(), everythingPrinted(messages)));
    }
    circuits.put(key, new Loaded(number, messages));
    return Optional.empty();
  }

  /** A confined worker reads nothing but its folder, so files that models name are copied there. */
  private List<String> withCopies(final Deck deck, final List<String> lines) throws IOException {
    List<String> changed = lines;
    int number = 0;
    for (final Path file : deck.files()) {
      final Path copy = folder.path().resolve(circuitsLoaded + "-" + number++ + ".data");
      Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      final String name = '"' + file.toString() + '"';
      final String copied = '"' + copy.toString() + '"';
      changed = changed.stream().map(line -> line.replace(name, copied)).toList();
    }
    return changed;
  }

  /**
   * What this request made the process print, also past ngspice's own channel; ends the process.
   */
  private List<String> everythingPrinted(final List<String> reported) {
    kill();
    try {
      final List<String> all = lastMessages();
      return all.isEmpty() ? reported : all;
    } catch (final InterruptedException e) {
      Thread.currentThread().interrupt();
      return reported;
    }
  }

  private void send(final Request request, final Listener listener, final int circuit)
      throws IOException {
    final ParameterOverrides settings = request.overrides();
    final int commands = names.commands(request, requests);
    final int probes = names.vectors(request, requests);
    final int saved = names.saved(request, requests);
    final Frame.Payload payload =
        new Frame.Payload()
            .number(processorSeconds(request.limit()))
            .number(circuit)
            .number(commands)
            .doubles(settings.values())
            .number(request.drives().size());
    for (final Map.Entry<String, ExternalWaveform> drive : request.drives().entrySet()) {
      payload
          .text(drive.getKey())
          .doubles(drive.getValue().time())
          .doubles(drive.getValue().value());
    }
    final int flags =
        (listener == Listener.NONE ? 0 : Protocol.WANTS_PROGRESS)
            | (listener.wantsPoints() ? Protocol.WANTS_POINTS : 0);
    payload
        .text(AnalysisCommand.of(request))
        .number(probes)
        .number(saved)
        .number(flags)
        .send(toWorker, Protocol.RUN, requests);
  }

  private Frame next(final long request) throws IOException {
    Frame frame = Frame.read(fromWorker);
    if (frame.kind() == Protocol.CONFINED) {
      landlock.accept(frame.number());
      frame = Frame.read(fromWorker);
    }
    if (frame.id() != request) {
      throw new IOException("the worker answered request " + frame.id() + " instead of " + request);
    }
    return frame;
  }

  private Outcome answer(final Request request, final Listener listener) throws IOException {
    final ReceivedPlots plots = new ReceivedPlots(WorkerProcess::memory);
    listener.started();
    while (true) {
      final Frame frame = next(answered);
      switch (frame.kind()) {
        case Protocol.PROGRESS -> ProgressParser.report(frame.text(), listener);
        case Protocol.BEGIN -> listener.plot(frame.texts());
        case Protocol.POINT -> listener.point(frame.doubles());
        case Protocol.PLOT -> plots.begin(frame);
        case Protocol.VECTORS -> plots.add(frame);
        case Protocol.RAN -> {
          final Loaded loaded = circuits.get(PreparedDeck.Key.of(request));
          final RunAnswer end =
              RunAnswer.of(
                  request, frame, plots.take(), loaded == null ? List.of() : loaded.messages());
          condition = end.spoils() ? Condition.SPOILED : condition;
          return end.outcome();
        }
        default -> throw new IOException("the worker sent a frame of kind " + frame.kind());
      }
      if (plots.isTooLarge()) {
        condition = Condition.SPOILED;
        return RunAnswer.tooLarge("more than the memory of this program", List.of());
      }
    }
  }

  /** Bytes that plots may take: what is free, less room for what is done with them. */
  private static long memory() {
    final Runtime runtime = Runtime.getRuntime();
    return (runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory()) / 2;
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor(SHUTDOWN_SECONDS, TimeUnit.SECONDS);
    } catch (final InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    folder.close();
  }
}
