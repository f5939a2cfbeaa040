package org.wuxingspice.ngspice.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wuxingspice.ngspice.deck.ActingDeck;
import org.wuxingspice.ngspice.deck.Deck;
import org.wuxingspice.ngspice.installation.NgspiceInstallation;
import org.wuxingspice.ngspice.process.ScratchFolder;
import org.wuxingspice.ngspice.simulation.Outcome;
import org.wuxingspice.ngspice.simulation.Request;
import org.wuxingspice.ngspice.worker.Frame;
import org.wuxingspice.ngspice.worker.Protocol;

/**
 * Decks that act on the computer go straight to a worker, past everything that checks decks: what
 * holds them then is the confinement alone. Without it the same decks do what they say, which shows
 * that they are the right ones.
 */
@Timeout(120)
class ConfinementTest {

  private static final int LONG = 60;
  private static final OptionalLong CONFINED = OptionalLong.of(2L << 30);

  /** 128 + SIGXCPU. */
  private static final int OUT_OF_PROCESSOR_TIME = 128 + 24;

  @TempDir static Path outside;

  static List<ActingDeck> decks() throws IOException {
    return ActingDeck.in(outside);
  }

  /** What a worker printed for a deck, which is loaded and run. */
  private static String printed(final List<String> deck, final OptionalLong limit)
      throws IOException {
    return printed(process -> deck, limit, LONG, exitCode -> {});
  }

  /** A deck that may know the worker. */
  @FunctionalInterface
  private interface DeckOfProcess {
    List<String> of(Process worker) throws IOException;
  }

  /**
   * The same within seconds of processor time.
   *
   * @param ended told the exit code of a worker that ended itself
   */
  private static String printed(
      final DeckOfProcess decks,
      final OptionalLong limit,
      final int seconds,
      final IntConsumer ended)
      throws IOException {
    try (ScratchFolder folder = ScratchFolder.make()) {
      final Process process =
          WorkerLauncher.start(
              NgspiceInstallation.find(),
              folder,
              false,
              limit,
              OptionalInt.empty(),
              Optional.empty());
      final StderrTail tail = new StderrTail(process.getErrorStream(), "test");
      try (DataOutputStream to = new DataOutputStream(process.getOutputStream());
          DataInputStream from = new DataInputStream(process.getInputStream())) {
        if (limit.isPresent()) {
          assertThat(Frame.read(from).kind()).isEqualTo(Protocol.CONFINED);
        }
        final List<String> deck = decks.of(process);
        new Frame.Payload().number(seconds).number(0).texts(deck).send(to, Protocol.LOAD, 1);
        new Frame.Payload().number(0).texts(List.of()).send(to, Protocol.NAMES, 1);
        new Frame.Payload()
            .number(seconds)
            .number(0)
            .number(0)
            .doubles()
            .number(0)
            .text("run")
            .number(0)
            .number(0)
            .number(0)
            .send(to, Protocol.RUN, 1);
        to.flush();
        final StringBuilder printed = new StringBuilder();
        Frame frame = Frame.read(from);
        while (frame.kind() != Protocol.RAN) {
          if (frame.kind() == Protocol.LOADED) {
            final int unused = frame.number();
            printed.append(frame.texts());
          }
          frame = Frame.read(from);
        }
        frame.number();
        frame.text();
        frame.longNumber();
        frame.number();
        printed.append(frame.texts());
        process.toHandle().destroyForcibly();
        return printed.append(tail.take()).toString();
      } catch (final EOFException e) {
        ended.accept(process.waitFor());
        return tail.take().toString(); // ngspice ended, which does no harm
      } finally {
        process.destroyForcibly().waitFor();
      }
    } catch (final InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("decks")
  void theKernelRefusesWhatADeckMayNotDo(final ActingDeck deck) throws IOException {
    deck.reset();
    final String printed = printed(deck.lines(), CONFINED);
    assertThat(deck.hasActed(printed)).as(printed).isFalse();
    assertThat(printed).doesNotContain("NoClassDefFound");
    deck.reset();
    final String free = printed(deck.lines(), OptionalLong.empty());
    assertThat(deck.hasActed(free)).as("free: " + free).isTrue();
  }

  private static List<String> control(final String... commands) {
    final List<String> deck = new ArrayList<>(List.of("t", "v1 a 0 1", ".control"));
    deck.addAll(List.of(commands));
    deck.addAll(List.of(".endc", ".op", ".end"));
    return deck;
  }

  private static List<String> reading(final Path file) {
    return List.of(
        "t",
        "v1 a 0 1",
        "a1 %v([b]) fs",
        "rb b 0 1k",
        ".model fs filesource (file=\"" + file + "\" amploffset=[0] amplscale=[1])",
        ".tran 10u 1m",
        ".end");
  }

  /** Files that never end or begin hold nothing up, because they are not opened. */
  @Test
  void pipesAndDevicesAreNotOpened() throws Exception {
    final Path pipe = outside.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    for (final Path file : List.of(pipe, Path.of("/dev/zero"), Path.of("/dev/stdin"))) {
      assertThat(printed(reading(file), CONFINED)).contains("run simulation(s) aborted");
    }
    assertThat(printed(control("source /dev/stdin", "source " + pipe), CONFINED))
        .contains("/dev/stdin");
  }

  /** Pipes that a process has besides its standard ones; nothing else may be written to. */
  private static List<String> pipes(final Process process) throws IOException {
    final Path descriptors = Path.of("/proc", Long.toString(process.pid()), "fd");
    final List<String> pipes = new ArrayList<>();
    try (Stream<Path> links = Files.list(descriptors)) {
      for (final Path link : links.toList()) {
        final String number = link.getFileName().toString();
        if (Integer.parseInt(number) > 2
            && Files.readSymbolicLink(link).toString().startsWith("pipe:")) {
          pipes.add(number);
        }
      }
    }
    return pipes;
  }

  /** What writes into the channel breaks it; a confined deck cannot open it. */
  @Test
  void theChannelIsClosedToDecks() throws IOException {
    final String said =
        printed(
            process -> {
              final List<String> pipes = pipes(process);
              assertThat(pipes).isNotEmpty();
              return control(
                  pipes.stream().map(n -> "echo x > /proc/self/fd/" + n).toArray(String[]::new));
            },
            CONFINED,
            LONG,
            exitCode -> {});
    assertThat(said).contains("Permission denied");
  }

  @Test
  void processorTimeEndsWithTheRequestsShare() throws IOException {
    final AtomicInteger exitCode = new AtomicInteger();
    printed(process -> control("while 1", "let x = 1", "end"), CONFINED, 1, exitCode::set);
    assertThat(exitCode).hasValue(OUT_OF_PROCESSOR_TIME);
  }

  /** 3 vectors of 10^7 points do not fit into 150 MB, be it ngspice's or the virtual machine's. */
  @Test
  void aRequestThatNeedsMoreMemorySaysSoOnOneLine() {
    final Deck deck = Deck.of(List.of("t", "v1 a 0 1", "r1 a 0 1k", ".dc v1 0 1 1e-7", ".end"));
    try (WorkerPool pool =
        WorkerPool.start(
            NgspiceInstallation.find(), new PoolOptions(1, 100, 1L << 30, 150_000_000, 1))) {
      final Outcome outcome = pool.run(Request.ofCards(deck));
      assertThat(outcome).isInstanceOfAny(Outcome.Rejected.class, Outcome.Lost.class);
      assertThat(outcome.describe()).contains("--probe").doesNotContain("\n");
    }
  }
}
