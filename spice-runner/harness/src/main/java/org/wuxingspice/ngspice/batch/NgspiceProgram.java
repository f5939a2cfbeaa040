package org.wuxingspice.ngspice.batch;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.wuxingspice.model.failure.WuxingException;
import org.wuxingspice.ngspice.installation.NgspiceInstallation;
import org.wuxingspice.ngspice.preparation.StartUpFile;
import org.wuxingspice.ngspice.process.FixedProcessId;
import org.wuxingspice.ngspice.process.MissingLandlock;
import org.wuxingspice.ngspice.process.ScratchFolder;
import org.wuxingspice.ngspice.process.ShutdownHook;
import org.wuxingspice.ngspice.rawfile.RawFile;
import org.wuxingspice.ngspice.rawfile.RawPlot;
import org.wuxingspice.ngspice.simulation.Compatibility;
import org.wuxingspice.ngspice.simulation.Quantity;
import org.wuxingspice.ngspice.simulation.Shortage;
import org.wuxingspice.ngspice.simulation.SimulatorReason;
import org.wuxingspice.ngspice.simulation.Waveforms;
import org.wuxingspice.ngspice.worker.ConfinedMain;

/**
 * The ngspice program in batch mode: one process per run with a raw file as its answer, independent
 * of libngspice. Each run has a folder of its own that is deleted with it.
 */
public final class NgspiceProgram {

  /** Of util-linux: has the kernel end ngspice when the thread that waits for it is no more. */
  private static final Path SETPRIV = Path.of("/usr/bin/setpriv");

  /** Bytes without which no raw file of use can be written. */
  private static final long LEAST_SPACE = 1 << 16;

  /** Bytes of the log that are kept at its beginning and at its end. */
  private static final int LOG_KEPT_AT_EACH_END = 1 << 20;

  /** What a process that is killed is given to end. */
  private static final long END_SECONDS = 5;

  private static final String CONSTANTS = "constants";

  private final NgspiceInstallation installation;
  private final LongSupplier clock;

  /**
   * What a run left.
   *
   * @param ended whether it ended by itself within its time
   * @param exitCode of the process
   * @param time from start to end
   * @param messages what it printed
   * @param plots of its raw file; none when it left none, or no whole one
   */
  public record Run(
      boolean ended, int exitCode, Duration time, List<String> messages, List<Waveforms> plots) {
    /** Keeps unmodifiable copies of lists and maps. */
    public Run {
      messages = List.copyOf(messages);
      plots = List.copyOf(plots);
    }
  }

  /**
   * What a deck finds beside itself.
   *
   * @param processId that ngspice is to have, whatever the real one is
   * @param dialect that ngspice reads decks in
   */
  record Surroundings(OptionalInt processId, Optional<Compatibility> dialect) {
    static final Surroundings NONE = new Surroundings(OptionalInt.empty(), Optional.empty());
  }

  /**
   * Creates a runner.
   *
   * @param installation whose program runs
   */
  public NgspiceProgram(final NgspiceInstallation installation) {
    this(installation, System::nanoTime);
  }

  NgspiceProgram(final NgspiceInstallation installation, final LongSupplier clock) {
    this.installation = Objects.requireNonNull(installation, "installation");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /**
   * Runs the analyses of a deck where it lies; nobody checks what it does, so it has to be trusted.
   *
   * @param deck file
   * @param limit after which the process is killed
   * @return how it ended, and the plots it left
   * @throws WuxingException {@link SimulatorReason#NO_WORKER} when the program does not start,
   *     {@link SimulatorReason#CLOSED} when the thread is interrupted
   */
  public Run run(final Path deck, final Duration limit) {
    return inFolder(
        folder ->
            run(folder, deck.toAbsolutePath(), true, limit, Surroundings.NONE, Optional.empty()));
  }

  /**
   * Runs the analyses of a deck, or the commands of its control block.
   *
   * @param deck lines
   * @param analyses whether the deck's own analyses make the raw file, which they would do once
   *     more after a control block; else a command has to write {@code out.raw}
   * @param limit after which the process is killed
   * @param surroundings of the process
   * @param readable files that it may read beside a folder of its own; empty for a program that may
   *     do anything
   */
  Run run(
      final List<String> deck,
      final boolean analyses,
      final Duration limit,
      final Surroundings surroundings,
      final Optional<Set<Path>> readable) {
    return inFolder(
        folder -> {
          final Path file = folder.resolve("deck.cir");
          Files.write(file, deck, StandardCharsets.UTF_8);
          return run(folder, file, analyses, limit, surroundings, readable);
        });
  }

  /** What happens in the folder of a run. */
  @FunctionalInterface
  private interface FolderUse {
    Run in(Path folder) throws IOException;
  }

  private static Run inFolder(final FolderUse use) {
    final Thread runner = Thread.currentThread();
    final CountDownLatch left = new CountDownLatch(1);
    final ShutdownHook atExit = new ShutdownHook(() -> interrupt(runner, left), "ngspice-end");
    try (ScratchFolder folder = ScratchFolder.make()) {
      return use.in(folder.path());
    } catch (final IOException e) {
      throw SimulatorReason.NO_WORKER.failure("cannot run ngspice: " + Shortage.describe(e));
    } finally {
      left.countDown();
      atExit.close();
    }
  }

  /** Has a run end its process, and waits until it has left its folder. */
  private static void interrupt(final Thread runner, final CountDownLatch left) {
    runner.interrupt();
    try {
      final var unused = left.await(END_SECONDS, TimeUnit.SECONDS);
    } catch (final InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Run run(
      final Path folder,
      final Path deck,
      final boolean analyses,
      final Duration limit,
      final Surroundings surroundings,
      final Optional<Set<Path>> readable)
      throws IOException {
    final Path log = folder.resolve("log");
    final long begin = clock.getAsLong();
    final Process process =
        start(command(deck, analyses, limit, readable), folder, deck, log, surroundings);
    final boolean ended;
    try {
      ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
      process.destroyForcibly().waitFor();
    } catch (final InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw SimulatorReason.CLOSED.failure("interrupted while ngspice ran");
    }
    final Duration time = Duration.ofNanos(clock.getAsLong() - begin);
    final List<Waveforms> plots = ended ? plots(folder.resolve("out.raw")) : List.of();
    if (ended && plots.isEmpty()) {
      requireSpace(folder);
    }
    final List<String> messages = new ArrayList<>(lines(log));
    if (messages.remove(ConfinedMain.FREE)) {
      MissingLandlock.note(0);
    }
    return new Run(ended, process.exitValue(), time, messages, plots);
  }

  private List<String> command(
      final Path deck,
      final boolean analyses,
      final Duration limit,
      final Optional<Set<Path>> readable) {
    final List<String> command = new ArrayList<>();
    if (Files.isExecutable(SETPRIV)) {
      command.addAll(List.of(SETPRIV.toString(), "--pdeathsig", "KILL", "--"));
    }
    command.addAll(
        readable
            .map(files -> ConfinedProgram.prefix(installation, limit, files))
            .orElseGet(() -> List.of(installation.program().toString())));
    command.addAll(
        readable.isPresent()
            ? List.of("-s") // reads its standard input, where -b copies decks to a file in /tmp
            : analyses
                ? List.of("-b", "-r", "out.raw", deck.toString())
                : List.of("-b", deck.toString()));
    return command;
  }

  /** ngspice says nothing of a full disk. */
  private static void requireSpace(final Path folder) throws IOException {
    final long space = Files.getFileStore(folder).getUsableSpace();
    if (space < LEAST_SPACE) {
      throw new IOException(
          "it left no raw file, and there are only "
              + space
              + " bytes free in "
              + folder.getParent()
              + "; free some space");
    }
  }

  private Process start(
      final List<String> command,
      final Path folder,
      final Path deck,
      final Path log,
      final Surroundings surroundings)
      throws IOException {
    final ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectInput(deck.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("LC_ALL", "C");
    builder.environment().put("SPICE_SCRIPTS", installation.scripts().toString());
    builder.environment().put("HOME", folder.toString());
    builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS"));
    if (surroundings.dialect().isPresent()) {
      StartUpFile.write(folder, installation.scripts(), surroundings.dialect().get());
      builder.environment().put("SPICE_SCRIPTS", folder.toString());
    }
    if (surroundings.processId().isPresent()) {
      final Path library = folder.resolve(FixedProcessId.FILE);
      FixedProcessId.write(library, surroundings.processId().getAsInt());
      builder.environment().put("LD_PRELOAD", library.toString());
    }
    final Process process = builder.start();
    return process;
  }

  private static List<String> lines(final Path log) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      final long gap = file.length() - 2L * LOG_KEPT_AT_EACH_END;
      final byte[] first = new byte[(int) Math.min(file.length(), LOG_KEPT_AT_EACH_END)];
      file.readFully(first);
      if (gap > 0) {
        file.seek(file.length() - LOG_KEPT_AT_EACH_END);
      }
      final byte[] rest = new byte[(int) (file.length() - file.getFilePointer())];
      file.readFully(rest);
      final String text =
          new String(first, StandardCharsets.ISO_8859_1)
              + (gap > 0 ? "\n" : "")
              + new String(rest, StandardCharsets.ISO_8859_1);
      return text.lines().toList();
    }
  }

  private static List<Waveforms> plots(final Path raw) {
    if (!Files.isRegularFile(raw)) {
      return List.of();
    }
    final List<Waveforms> plots = new ArrayList<>();
    try (RawFile file = RawFile.open(raw)) {
      for (final RawPlot plot : file.plots()) {
        if (plot.header().points() > 0 && !plot.header().plotName().equals(CONSTANTS)) {
          plots.add(waveforms(plot));
        }
      }
      return plots;
    } catch (final WuxingException e) {
      if (e.reason() == SimulatorReason.TOO_LARGE) {
        throw e;
      }
      return List.of(); // a run that failed leaves half a file; the messages say why
    }
  }

  /** Reads a plot in one go through its file. */
  private static Waveforms waveforms(final RawPlot plot) {
    final int count = plot.header().variables().size();
    final boolean complex = plot.header().isComplex();
    final int points = fitting(plot.header().points(), complex ? 2 * count : count);
    final List<Waveforms.Variable> variables =
        plot.header().variables().stream()
            .map(v -> new Waveforms.Variable(vectorName(v.name()), Quantity.ofWord(v.type())))
            .toList();
    final double[][] real = new double[count][points];
    final double[][] imaginary = new double[complex ? count : 0][points];
    final int[] point = {0};
    plot.forEachPoint(
        (realParts, imaginaryParts) -> {
          for (int v = 0; v < count; v++) {
            real[v][point[0]] = realParts[v];
            if (complex) {
              imaginary[v][point[0]] = imaginaryParts[v];
            }
          }
          point[0]++;
        });
    return Waveforms.adopt(plot.header().plotName(), variables, real, imaginary);
  }

  private static int fitting(final long points, final int numbersEach) {
    final Runtime runtime = Runtime.getRuntime();
    final long free = runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
    if ((double) points * numbersEach * Double.BYTES > free / 2.0) {
      throw SimulatorReason.TOO_LARGE.failure(
          points
              + " points of "
              + numbersEach
              + " numbers are more than the memory of this program; ask for the vectors that are"
              + " needed, with --probe, or for fewer points");
    }
    return (int) points;
  }

  /** Raw files put {@code v()} or {@code i()} around what already has a form of its own. */
  private static String vectorName(final String written) {
    final String name = written.toLowerCase(Locale.ROOT);
    final boolean wrapped = (name.startsWith("v(") || name.startsWith("i(")) && name.endsWith(")");
    final String inner = wrapped ? name.substring(2, name.length() - 1) : "";
    return inner.startsWith("@") || inner.endsWith(")") ? inner : name;
  }
}
