package org.wuxingspice.ngspice.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wuxingspice.ngspice.deck.Deck;
import org.wuxingspice.ngspice.deck.RejectionReason;
import org.wuxingspice.ngspice.installation.Installations;
import org.wuxingspice.ngspice.installation.NgspiceInstallation;
import org.wuxingspice.ngspice.simulation.Outcome;
import org.wuxingspice.ngspice.simulation.Request;

/**
 * The outcome of every deck of {@code truth.txt}. What is expected there was decided from what the
 * ngspice program says in batch mode (exit code, messages, points in the raw file) and from what
 * the circuit is, in versions 39 and 46.
 */
@Timeout(240)
class TruthTest {

  private static final Pattern HEADING =
      Pattern.compile(
          "#### (.*): (completed|not-converged|rejected)(?: ([A-Z_]+))?(?: line (\\d+))?"
              + "(?: at ([0-9.e-]+))?");

  private record Row(Deck deck, Matcher expected) {
    String name() {
      return expected.group(1);
    }
  }

  static Stream<NgspiceInstallation> installations() {
    return Installations.all().stream();
  }

  private static List<Row> table(final Path folder) throws IOException {
    final List<Row> rows = new ArrayList<>();
    try (InputStream in = TruthTest.class.getResourceAsStream("truth.txt")) {
      final String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (final String part : text.split("(?m)^(?=#### )")) {
        final List<String> lines = new ArrayList<>(part.lines().toList());
        final Matcher heading = HEADING.matcher(lines.get(0));
        assertThat(heading.matches()).as(lines.get(0)).isTrue();
        lines.set(0, heading.group(1));
        rows.add(new Row(Deck.of(lines, Optional.of(folder), Deck.Trust.DATA_ONLY), heading));
      }
    }
    return rows;
  }

  @ParameterizedTest
  @MethodSource("installations")
  void everyOutcomeIsRight(final NgspiceInstallation installation, @TempDir final Path folder)
      throws Exception {
    final List<Row> rows = table(folder);
    assertThat(rows).hasSizeGreaterThan(39);
    final SoftAssertions softly = new SoftAssertions();
    try (WorkerPool pool = WorkerPool.start(installation, 2)) {
      final var outcomes =
          rows.stream()
              .map(row -> pool.submit(Request.ofCards(row.deck()).within(Duration.ofSeconds(20))))
              .toList();
      for (int i = 0; i < rows.size(); i++) {
        check(softly, rows.get(i), outcomes.get(i).get());
      }
    }
    softly.assertAll();
  }

  private static void check(final SoftAssertions softly, final Row row, final Outcome outcome) {
    final Matcher expected = row.expected();
    final String story = row.name() + ": " + outcome.describe() + "\n" + outcome.messages();
    switch (expected.group(2)) {
      case "completed" ->
          softly.assertThat(outcome).as(story).isInstanceOf(Outcome.Completed.class);
      case "rejected" ->
          softly
              .assertThat(outcome)
              .as(story)
              .isInstanceOfSatisfying(
                  Outcome.Rejected.class,
                  rejected -> {
                    assertThat(rejected.reason())
                        .as(story)
                        .isEqualTo(RejectionReason.valueOf(expected.group(3)));
                    if (expected.group(4) != null) {
                      assertThat(rejected.rejection().line())
                          .as(story)
                          .isEqualTo(Integer.parseInt(expected.group(4)));
                    }
                  });
      default ->
          softly
              .assertThat(outcome)
              .as(story)
              .isInstanceOfSatisfying(
                  Outcome.NotConverged.class,
                  stopped -> {
                    if (expected.group(5) != null) {
                      final double time = Double.parseDouble(expected.group(5));
                      assertThat(stopped.reached().value() / time).as(story).isBetween(0.99, 1.01);
                    }
                  });
    }
  }
}
