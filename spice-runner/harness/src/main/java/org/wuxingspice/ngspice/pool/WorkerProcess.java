package org.wuxingspice.ngspice.pool;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.wuxingspice.ngspice.deck.Rejection;
import org.wuxingspice.ngspice.deck.RejectionReason;
import org.wuxingspice.ngspice.diagnosis.OutcomeClassifier;
import org.wuxingspice.ngspice.installation.NgspiceInstallation;
import org.wuxingspice.ngspice.preparation.AnalysisCommand;
import org.wuxingspice.ngspice.preparation.PlotShape;
import org.wuxingspice.ngspice.preparation.PreparedDeck;
import org.wuxingspice.ngspice.process.ScratchFolder;
import org.wuxingspice.ngspice.simulation.ExternalWaveform;
import org.wuxingspice.ngspice.simulation.Listener;
import org.wuxingspice.ngspice.simulation.Outcome;
import org.wuxingspice.ngspice.simulation.ParameterOverrides;
import org.wuxingspice.ngspice.simulation.Quantity;
import org.wuxingspice.ngspice.simulation.Request;
import org.wuxingspice.ngspice.simulation.SimulatorReason;
import org.wuxingspice.ngspice.simulation.Waveforms;
import org.wuxingspice.ngspice.worker.Frame;
import org.wuxingspice.ngspice.worker.Protocol;

/** One worker process and what it has loaded. Owned and used by one thread. */
final class WorkerProcess implements AutoCloseable {

  private static final int BUFFER = 1 << 16;
  private static final long SHUTDOWN_SECONDS = 5;
  private static final int CIRCUITS_KEPT = 128;
  private static final int NAME_LISTS_KEPT = 512;
  private static final long PAGE_BYTES = 4096;
  private static final double[] NONE = {};

  private final boolean streaming;
  private final ScratchFolder folder;
  private final Process process;
  private final StderrTail output;
  private final DataOutputStream toWorker;
  private final DataInputStream fromWorker;
  private final Map<PreparedDeck.Key, Integer> circuits = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<List<String>, Integer> nameLists = new HashMap<>();
  private int circuitsLoaded;
  private int nameListsSent;
  private long requests;
  private long answered;
  private boolean acting;
  private boolean spoiled;

  WorkerProcess(final NgspiceInstallation installation, final boolean streaming) {
    this.streaming = streaming;
    ScratchFolder made = null;
    try {
      made = ScratchFolder.make();
      process = WorkerLauncher.start(installation, made, streaming);
    } catch (final IOException e) {
      if (made != null) {
        made.close();
      }
      throw SimulatorReason.NO_WORKER.failure("cannot start a worker process: " + e.getMessage());
    }
    folder = made;
    output = new StderrTail(process.getErrorStream(), "worker-output-" + process.pid());
    toWorker = new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), BUFFER));
    fromWorker = new DataInputStream(new BufferedInputStream(process.getInputStream(), BUFFER));
  }

  /**
   * Whether this worker may answer a request. A deck with a control block may leave anything
   * behind, so its worker has nothing else loaded, before or after.
   */
  boolean serves(final Request request, final Listener listener) {
    final boolean alone = circuits.keySet().stream().allMatch(key -> key.deck() == request.deck());
    return !spoiled
        && process.isAlive()
        && streaming == listener.wantsPoints()
        && (alone || !(acting || request.deck().acts()));
  }

  /** Requests sent so far. */
  long requests() {
    return requests;
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
    kill();
    return process.waitFor(SHUTDOWN_SECONDS, TimeUnit.SECONDS) ? process.exitValue() : -1;
  }

  /** What the process printed since its last answer. */
  List<String> lastMessages() throws InterruptedException {
    return output.take();
  }

  /** Whether a request can be sent while the worker still answers another one. */
  boolean takesAhead(final Request request, final Listener listener) {
    return serves(request, listener) && circuits.containsKey(PreparedDeck.Key.of(request));
  }

  /**
   * Sends a request; its answer has to be received with {@link #receive} after the answers to all
   * that were sent before it.
   *
   * @return the outcome if there is one already, and nothing is to be received
   * @throws IOException when the worker is gone or breaks the protocol
   */
  Optional<Outcome> send(final Request request, final Listener listener) throws IOException {
    requests++;
    final PreparedDeck.Key key = PreparedDeck.Key.of(request);
    if (!circuits.containsKey(key)) {
      final Optional<Outcome> refusal = orTooShort(() -> load(key));
      if (refusal.isPresent()) {
        answered = requests;
        return refusal;
      }
    }
    send(request, listener, circuits.get(key));
    return Optional.empty();
  }

  /**
   * Receives the answer to the oldest request that was sent and not answered.
   *
   * @throws IOException when the worker is gone or breaks the protocol
   */
  Outcome receive(final Request request, final Listener listener) throws IOException {
    answered++;
    return orTooShort(() -> answer(request, listener));
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

  private Optional<Outcome> load(final PreparedDeck.Key key) throws IOException {
    final PreparedDeck deck = PreparedDeck.of(key);
    if (!deck.absent().isEmpty()) {
      return deck.refusal();
    }
    if (circuits.size() >= CIRCUITS_KEPT) {
      final PreparedDeck.Key oldest = circuits.keySet().iterator().next();
      new Frame.Payload()
          .number(circuits.remove(oldest).intValue())
          .send(toWorker, Protocol.FORGET, requests);
    }
    acting |= key.deck().acts();
    final int number = circuitsLoaded++;
    new Frame.Payload().number(number).texts(deck.lines()).send(toWorker, Protocol.LOAD, requests);
    toWorker.flush();
    final Frame answer = next(requests);
    if (answer.kind() != Protocol.LOADED) {
      throw new IOException("the worker answered with a frame of kind " + answer.kind());
    }
    final boolean taken = answer.number() != 0;
    final List<String> messages = answer.texts();
    if (OutcomeClassifier.isRefused(key.deck(), !taken, messages)) {
      spoiled = true;
      return Optional.of(OutcomeClassifier.rejected(key.deck(), everythingPrinted(messages)));
    }
    circuits.put(key, number);
    return Optional.empty();
  }

  /**
   * What this request made the process print, also past ngspice's own channel; ends the process.
   */
  private List<String> everythingPrinted(final List<String> reported) {
    kill();
    try {
      final List<String> all = output.take();
      return all.isEmpty() ? reported : all;
    } catch (final InterruptedException e) {
      Thread.currentThread().interrupt();
      return reported;
    }
  }

  private int nameList(final List<String> names) throws IOException {
    final Integer known = nameLists.get(names);
    if (known != null) {
      return known;
    }
    if (nameLists.size() >= NAME_LISTS_KEPT) {
      nameLists.clear();
    }
    final int number = nameListsSent++ % NAME_LISTS_KEPT;
    new Frame.Payload().number(number).texts(names).send(toWorker, Protocol.NAMES, requests);
    nameLists.put(List.copyOf(names), number);
    return number;
  }

  private void send(final Request request, final Listener listener, final int circuit)
      throws IOException {
    final ParameterOverrides settings = request.overrides();
    final int names = nameList(settings.names());
    final int probes = nameList(request.probes());
    final Frame.Payload payload =
        new Frame.Payload()
            .number(circuit)
            .number(names)
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
        .text(request.analysis().map(AnalysisCommand::of).orElse("run"))
        .number(probes)
        .number(flags)
        .send(toWorker, Protocol.RUN, requests);
    toWorker.flush();
  }

  private Frame next(final long request) throws IOException {
    final Frame frame = Frame.read(fromWorker);
    if (frame.id() != request) {
      throw new IOException("the worker answered request " + frame.id() + " instead of " + request);
    }
    return frame;
  }

  private Outcome answer(final Request request, final Listener listener) throws IOException {
    final List<Waveforms> plots = new ArrayList<>();
    listener.started();
    while (true) {
      final Frame frame = next(answered);
      switch (frame.kind()) {
        case Protocol.PROGRESS -> ProgressParser.report(frame.text(), listener);
        case Protocol.BEGIN -> listener.plot(frame.texts());
        case Protocol.POINT -> listener.point(frame.doubles());
        case Protocol.PLOT -> plot(frame).ifPresent(plots::add);
        case Protocol.RAN -> {
          return ran(request, frame, plots);
        }
        default -> throw new IOException("the worker sent a frame of kind " + frame.kind());
      }
    }
  }

  private static Optional<Waveforms> plot(final Frame frame) {
    final String name = frame.text();
    final int count = frame.number();
    final List<Waveforms.Variable> variables = new ArrayList<>();
    final List<double[]> real = new ArrayList<>();
    final List<double[]> imaginary = new ArrayList<>();
    boolean complex = false;
    for (int v = 0; v < count; v++) {
      variables.add(new Waveforms.Variable(frame.text(), Quantity.ofType(frame.number())));
      final boolean vectorIsComplex = frame.number() != 0;
      final double[] values = frame.doubles();
      complex |= vectorIsComplex;
      real.add(values);
      imaginary.add(vectorIsComplex ? frame.doubles() : NONE);
    }
    if (complex) {
      for (int v = 0; v < count; v++) {
        imaginary.set(
            v, imaginary.get(v) == NONE ? new double[real.get(v).length] : imaginary.get(v));
      }
    }
    return PlotShape.waveforms(name, variables, real, complex ? imaginary : List.of());
  }

  private Outcome ran(final Request request, final Frame frame, final List<Waveforms> plots) {
    final int status = frame.number();
    final String what = frame.text();
    final Duration time = Duration.ofNanos(frame.longNumber());
    spoiled = frame.number() != 0;
    final List<String> messages = frame.texts();
    if (status == Protocol.SETTING_REFUSED) {
      spoiled = true;
      return new Outcome.Rejected(
          Rejection.of(
                  RejectionReason.NO_SUCH_DEVICE,
                  messages.isEmpty() ? "cannot be altered" : messages.get(0).strip(),
                  what)
              .about(request.deck().object(what)),
          messages);
    }
    final Outcome outcome = OutcomeClassifier.ofRun(request, plots, time, spoiled, messages);
    spoiled |= !(outcome instanceof Outcome.Completed);
    return outcome;
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
