package org.wuxingspice.ngspice.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wuxingspice.ngspice.deck.ActingDeck;
import org.wuxingspice.ngspice.installation.NgspiceInstallation;

/** The ngspice program cannot do what a deck asks it to do, past everything that checks decks. */
@Timeout(60)
class ConfinedProgramTest {

  @TempDir static Path outside;

  static List<ActingDeck> decks() throws IOException {
    return ActingDeck.in(outside);
  }

  private static String printed(final ActingDeck deck, final Optional<Set<Path>> readable) {
    return String.join(
        "\n",
        new NgspiceProgram(NgspiceInstallation.find())
            .run(
                deck.lines(),
                false,
                Duration.ofSeconds(30),
                NgspiceProgram.Surroundings.NONE,
                readable)
            .messages());
  }

  @ParameterizedTest
  @MethodSource("decks")
  void theKernelRefusesWhatADeckMayNotDo(final ActingDeck deck) throws IOException {
    deck.reset();
    final String printed = printed(deck, Optional.of(Set.of()));
    assertThat(deck.hasActed(printed)).as(printed).isFalse();
    deck.reset();
    final String free = printed(deck, Optional.empty());
    assertThat(deck.hasActed(free)).as("free: " + free).isTrue();
  }
}
