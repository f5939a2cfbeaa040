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
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.wuxingspice.ngspice.installation.NgspiceInstallation;
import org.wuxingspice.ngspice.process.ScratchFolder;
import org.wuxingspice.ngspice.worker.Frame;
import org.wuxingspice.ngspice.worker.Protocol;

/**
 * Decks that act on the computer go straight to a worker, past everything that checks decks: what
 * holds them then is the confinement alone. Without it the same decks do what they say, which shows
 * that they are the right ones.
 */
@Timeout(120)
class ConfinementTest {

  private static final String SECRET = "s3cr3t";

  @TempDir static Path outside;

  /** Decks and the file that each makes outside of the worker's folder, or whose text it shows. */
  static Stream<Arguments> hostile() throws IOException {
    final Path secret = Files.writeString(outside.resolve("secret.txt"), "0 " + SECRET + "\n1 1\n");
    final Path made = outside.resolve("made");
    final Path old = outside.resolve("old");
    return Stream.of(
        Arguments.of("a command", control("shell touch " + made), made),
        Arguments.of("a command with words", control("shell sh -c 'echo x > " + made + "'"), made),
        Arguments.of("a command in backticks", control("echo `touch " + made + "`"), made),
        Arguments.of("a raw file", control("op", "write " + made), made),
        Arguments.of("a table", control("op", "wrdata " + made + " v(a)"), made),
        Arguments.of("output redirected", control("echo x > " + made), made),
        Arguments.of("a file overwritten", control("echo x > " + old), old),
        Arguments.of("a snapshot", control("tran 1u 10u", "snsave " + made), made),
        Arguments.of("a hardcopy", control("op", "hardcopy " + made + " v(a)"), made),
        Arguments.of(
            "measurements",
            List.of(
                "t",
                "v1 a 0 1",
                ".options measoutfile=" + made,
                ".tran 1u 1m",
                ".meas tran m max v(a)",
                ".end"),
            made),
        Arguments.of("a file included", List.of("t", ".include " + secret, ".end"), secret),
        Arguments.of("a file copied", control("shell cp " + secret + " " + made), made),
        Arguments.of("a file as commands", control("source " + secret), secret));
  }

  private static List<String> control(final String... commands) {
    final List<String> lines = new ArrayList<>(List.of("t", "v1 a 0 1", "r1 a 0 1k", ".control"));
    lines.addAll(List.of(commands));
    lines.addAll(List.of(".endc", ".end"));
    return lines;
  }

  /** What a worker printed for a deck, which is loaded and run. */
  private static String printed(final List<String> deck, final OptionalLong limit)
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
        new Frame.Payload().number(0).texts(deck).send(to, Protocol.LOAD, 1);
        new Frame.Payload().number(0).texts(List.of()).send(to, Protocol.NAMES, 1);
        new Frame.Payload()
            .number(0)
            .number(0)
            .doubles()
            .number(0)
            .text("run")
            .number(0)
            .number(0)
            .send(to, Protocol.RUN, 1);
        to.flush();
        final StringBuilder printed = new StringBuilder();
        Frame frame = Frame.read(from);
        while (frame.kind() != Protocol.RAN) {
          if (frame.kind() == Protocol.CONFINED) {
            assertThat(frame.number()).isPositive();
          } else if (frame.kind() == Protocol.LOADED) {
            final int unused = frame.number();
            printed.append(frame.texts());
          }
          frame = Frame.read(from);
        }
        process.toHandle().destroyForcibly();
        return printed.append(tail.take()).toString();
      } catch (final EOFException e) {
        return tail.take().toString(); // ngspice ended, which does no harm
      } finally {
        process.destroyForcibly().waitFor();
      }
    } catch (final InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean done(final Path target, final String printed) throws IOException {
    if (target.endsWith("secret.txt")) {
      return printed.contains(SECRET);
    }
    return Files.exists(target) && !(target.endsWith("old") && Files.size(target) == 1);
  }

  private static void reset() throws IOException {
    Files.deleteIfExists(outside.resolve("made"));
    Files.writeString(outside.resolve("old"), "o");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostile")
  void theKernelRefusesWhatADeckMayNotDo(
      final String what, final List<String> deck, final Path target) throws IOException {
    reset();
    final String printed = printed(deck, OptionalLong.of(2L << 30));
    assertThat(done(target, printed)).as(printed).isFalse();
    assertThat(printed).doesNotContain("NoClassDefFound");
    reset();
    assertThat(done(target, printed(deck, OptionalLong.empty()))).as("free").isTrue();
  }
}
