package org.wuxingspice.ngspice.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wuxingspice.ngspice.deck.ActingDeck;
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

  @TempDir static Path outside;

  static List<ActingDeck> decks() throws IOException {
    return ActingDeck.in(outside);
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
        new Frame.Payload().number(60).number(0).texts(deck).send(to, Protocol.LOAD, 1);
        new Frame.Payload().number(0).texts(List.of()).send(to, Protocol.NAMES, 1);
        new Frame.Payload()
            .number(60)
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
          if (frame.kind() == Protocol.CONFINED) {
            assertThat(frame.number()).isPositive();
          } else if (frame.kind() == Protocol.LOADED) {
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
    final String printed = printed(deck.lines(), OptionalLong.of(2L << 30));
    assertThat(deck.hasActed(printed)).as(printed).isFalse();
    assertThat(printed).doesNotContain("NoClassDefFound");
    deck.reset();
    final String free = printed(deck.lines(), OptionalLong.empty());
    assertThat(deck.hasActed(free)).as("free: " + free).isTrue();
  }
}
