package org.wuxingspice.ngspice.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wuxingspice.ngspice.deck.Deck;
import org.wuxingspice.ngspice.deck.Randomness;
import org.wuxingspice.ngspice.installation.Installations;
import org.wuxingspice.ngspice.installation.NgspiceInstallation;
import org.wuxingspice.ngspice.simulation.Outcome;
import org.wuxingspice.ngspice.simulation.Request;
import org.wuxingspice.ngspice.simulation.Waveforms;

/**
 * Decks of other people, such as the examples of ngspice, answer in any order as in fresh
 * processes. The folder is that of the property {@code wuxing.decks}, else the usual one of the
 * examples; the property {@code wuxing.decks.pairs} asks for more than a few of them.
 */
@Timeout(1800)
class ForeignDecksTest {

  private static final Path FOLDER =
      Path.of(System.getProperty("wuxing.decks", "/usr/share/doc/ngspice/examples"));
  private static final int PAIRS = Integer.getInteger("wuxing.decks.pairs", 40);
  private static final long SEED = Long.getLong("wuxing.decks.seed", 5);
  private static final Duration LIMIT = Duration.ofSeconds(5);

  static Stream<NgspiceInstallation> installations() {
    return Installations.all().stream();
  }

  /** The decks without their commands, with an operating point if nothing else is left to do. */
  private static List<Deck> decks() throws IOException {
    final List<Deck> decks = new ArrayList<>();
    try (Stream<Path> files = Files.walk(FOLDER)) {
      for (final Path file :
          files
              .filter(path -> path.toString().matches(".*\\.(cir|sp|deck)"))
              .filter(Files::isRegularFile)
              .sorted()
              .toList()) {
        final Deck deck =
            Deck.of(
                withoutCommands(Files.readAllLines(file, StandardCharsets.ISO_8859_1)),
                Optional.of(FOLDER),
                Deck.Trust.DATA_ONLY);
        if (deck.refusal().isEmpty() && deck.randomness() == Randomness.NONE) {
          decks.add(deck);
        }
      }
    }
    return decks;
  }

  private static List<String> withoutCommands(final List<String> lines) {
    final List<String> kept = new ArrayList<>();
    boolean commands = false;
    for (final String line : lines) {
      final String card = line.strip().toLowerCase(Locale.ROOT);
      commands |= card.startsWith(".control");
      if (!commands && !card.equals(".end")) {
        kept.add(line);
      }
      commands &= !card.startsWith(".endc");
    }
    kept.add(".op");
    kept.add(".end");
    return kept;
  }

  private static Request request(final Deck deck) {
    return Request.ofCards(deck).within(LIMIT);
  }

  private static void assertSame(final Outcome outcome, final Outcome fresh, final String name) {
    assertThat(outcome).as(name + ": " + outcome.describe()).hasSameClassAs(fresh);
    if (!(outcome instanceof Outcome.Completed completed)) {
      return;
    }
    final List<Waveforms> expected = ((Outcome.Completed) fresh).plots();
    assertThat(completed.plots()).as(name).hasSameSizeAs(expected);
    for (int p = 0; p < expected.size(); p++) {
      final Waveforms plot = completed.plots().get(p);
      assertThat(plot.names()).as(name).isEqualTo(expected.get(p).names());
      for (final String vector : plot.names()) {
        assertThat(plot.vector(vector))
            .as(name + ", " + vector)
            .isEqualTo(expected.get(p).vector(vector));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("installations")
  void decksAnswerInAnyOrderAsInFreshProcesses(final NgspiceInstallation installation)
      throws IOException {
    assumeTrue(Files.isDirectory(FOLDER), "no decks in " + FOLDER);
    final List<Deck> decks = decks();
    final Random random = new Random(SEED);
    Collections.shuffle(decks, random);
    final Map<Deck, Outcome> fresh = new LinkedHashMap<>();
    for (final Deck deck : decks) {
      if (fresh.size() < (PAIRS + 1) / 2) {
        try (WorkerPool pool = WorkerPool.start(installation, 1)) {
          final Outcome outcome = pool.run(request(deck));
          if (!(outcome instanceof Outcome.TimedOut)) {
            fresh.put(deck, outcome);
          }
        }
      }
    }
    assertThat(fresh.values()).hasAtLeastOneElementOfType(Outcome.Completed.class);
    final List<Deck> order = new ArrayList<>(fresh.keySet());
    order.addAll(fresh.keySet());
    Collections.shuffle(order, random);
    try (WorkerPool pool = WorkerPool.start(installation, 1)) {
      for (final Deck deck : order) {
        final Outcome expected = java.util.Objects.requireNonNull(fresh.get(deck));
        assertSame(pool.run(request(deck)), expected, deck.title());
      }
    }
  }
}
