package org.wuxingspice.spice.simulator;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.wuxingspice.netlist.circuit.Analysis;
import org.wuxingspice.spice.worker.Protocol;
import org.wuxingspice.spice.worker.WorkerMain;

/** One worker process and what its circuits hold. Owned and used by one thread. */
final class WorkerProcess implements AutoCloseable {

  private static final int BUFFER = 1 << 16;
  private static final long SHUTDOWN_SECONDS = 5;

  /** A circuit in the worker: its number and the values it was altered to. */
  private record Loaded(int number, Map<String, Double> values) {}

  private final Path folder;
  private final Process process;
  private final DataOutputStream toWorker;
  private final DataInputStream fromWorker;
  private final Map<Netlist, Loaded> circuits = new HashMap<>();
  private boolean poisoned;

  WorkerProcess(final NgspiceInstallation installation) {
    try {
      folder =
          Files.createTempDirectory(
              "wuxing-worker",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      final ProcessBuilder builder =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xshare:auto",
                  "-XX:+UseSerialGC",
                  "-Xmx512m",
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  absolute(System.getProperty("java.class.path")),
                  WorkerMain.class.getName(),
                  installation.library().toString())
              .directory(folder.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD);
      final Map<String, String> environment = builder.environment();
      environment.put("LD_PRELOAD", installation.signalChaining().toString());
      environment.put("LC_ALL", "C");
      environment.put("SPICE_SCRIPTS", installation.scripts().toString());
      environment.put("HOME", folder.toString());
      process = builder.start();
    } catch (final IOException e) {
      throw SimulatorReason.NO_WORKER.failure("cannot start a worker process: " + e.getMessage());
    }
    toWorker = new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), BUFFER));
    fromWorker = new DataInputStream(new BufferedInputStream(process.getInputStream(), BUFFER));
  }

  /** The worker runs in a folder of its own, so a relative class path has to be made absolute. */
  private static String absolute(final String classPath) {
    final String separator = System.getProperty("path.separator");
    return Stream.of(classPath.split(separator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .reduce((a, b) -> a + separator + b)
        .orElse("");
  }

  boolean usable() {
    return !poisoned && process.isAlive();
  }

  /** Ends the process at once; callable from any thread. */
  void kill() {
    process.destroyForcibly();
  }

  /**
   * Waits for the end of a process whose channel broke.
   *
   * @return its exit code
   */
  int exitCode() throws InterruptedException {
    process.destroyForcibly();
    return process.waitFor(SHUTDOWN_SECONDS, TimeUnit.SECONDS) ? process.exitValue() : -1;
  }

  /**
   * Answers a request.
   *
   * @throws IOException when the worker is gone
   */
  Outcome run(final Request request) throws IOException {
    if (!(request.analysis() instanceof Analysis.Transient analysis)) {
      return new Outcome.Rejected(
          0,
          request.analysis().toString(),
          RejectionReason.OTHER,
          List.of("only transient analyses can be run"));
    }
    Loaded circuit = circuits.get(request.netlist());
    if (circuit == null || !request.settings().names().containsAll(circuit.values().keySet())) {
      final List<String> refusal = load(request.netlist());
      if (!refusal.isEmpty()) {
        poisoned = true;
        return NetlistRefusal.classify(request.netlist(), refusal);
      }
      circuit = circuits.get(request.netlist());
    }
    send(request, analysis, circuit);
    return receive(request);
  }

  private List<String> load(final Netlist netlist) throws IOException {
    toWorker.writeInt(Protocol.LOAD);
    writeTexts(netlist.lines());
    toWorker.flush();
    final boolean accepted = fromWorker.readBoolean();
    final List<String> messages = readTexts();
    if (accepted) {
      final int number = circuits.values().stream().mapToInt(Loaded::number).max().orElse(-1) + 1;
      circuits.put(netlist, new Loaded(number, new HashMap<>()));
      return List.of();
    }
    return messages.isEmpty() ? List.of("the netlist was refused") : messages;
  }

  /** Sends only the values that differ from what the circuit holds. */
  private void send(final Request request, final Analysis.Transient analysis, final Loaded circuit)
      throws IOException {
    final List<String> names = new ArrayList<>();
    final List<Double> values = new ArrayList<>();
    for (int i = 0; i < request.settings().names().size(); i++) {
      final String name = request.settings().names().get(i);
      final Double value = request.settings().values()[i];
      if (!value.equals(circuit.values().put(name, value))) {
        names.add(name);
        values.add(value);
      }
    }
    toWorker.writeInt(Protocol.RUN);
    toWorker.writeInt(circuit.number());
    writeTexts(names);
    for (final double value : values) {
      toWorker.writeDouble(value);
    }
    toWorker.writeUTF(
        "tran "
            + analysis.step()
            + " "
            + analysis.stop()
            + " "
            + analysis.start()
            + " "
            + analysis.maxStep()
            + (analysis.useInitialConditions() ? " uic" : ""));
    toWorker.writeDouble(analysis.stop());
    writeTexts(request.probes());
    toWorker.flush();
  }

  private Outcome receive(final Request request) throws IOException {
    final int status = fromWorker.readInt();
    if (status != Protocol.COMPLETED) {
      final String what = fromWorker.readUTF();
      final List<String> messages = readTexts();
      poisoned = true;
      return switch (status) {
        case Protocol.NOT_CONVERGED ->
            new Outcome.NotConverged(Double.parseDouble(what), Optional.empty(), messages);
        case Protocol.NO_SUCH_DEVICE ->
            new Outcome.Rejected(0, what, RejectionReason.NO_SUCH_DEVICE, messages);
        case Protocol.NO_SUCH_VECTOR ->
            new Outcome.Rejected(0, what, RejectionReason.NO_SUCH_VECTOR, messages);
        default -> new Outcome.Rejected(0, what, RejectionReason.EMPTY_RESULT, messages);
      };
    }
    final Duration time = Duration.ofNanos(fromWorker.readLong());
    final int length = fromWorker.readInt();
    final double[] scale = readDoubles(length);
    final double[][] data = new double[request.probes().size()][];
    for (int p = 0; p < data.length; p++) {
      data[p] = readDoubles(length);
    }
    return new Outcome.Completed(
        new Waveforms("time", scale, request.probes(), data, Optional.empty()), time, readTexts());
  }

  private double[] readDoubles(final int length) throws IOException {
    final double[] values = new double[length];
    ByteBuffer.wrap(fromWorker.readNBytes(length * Double.BYTES)).asDoubleBuffer().get(values);
    return values;
  }

  private void writeTexts(final List<String> texts) throws IOException {
    toWorker.writeInt(texts.size());
    for (final String text : texts) {
      toWorker.writeUTF(text);
    }
  }

  private List<String> readTexts() throws IOException {
    final int count = fromWorker.readInt();
    final List<String> texts = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      texts.add(fromWorker.readUTF());
    }
    return texts;
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor(SHUTDOWN_SECONDS, TimeUnit.SECONDS);
    } catch (final InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (final Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (final IOException e) {
      // A leftover temporary folder harms nothing and must not hide an outcome.
    }
  }
}
