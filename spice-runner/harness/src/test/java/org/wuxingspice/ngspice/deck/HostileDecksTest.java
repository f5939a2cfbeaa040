package org.wuxingspice.ngspice.deck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Decks that would act on the computer, each refused with its line before ngspice sees it. */
class HostileDecksTest {

  private static final Pattern HEADING = Pattern.compile("#### (.*): line (\\d+)");

  @TempDir private Path folder;

  record Hostile(String name, List<String> lines, int line) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Hostile> corpus() throws IOException {
    try (InputStream in = HostileDecksTest.class.getResourceAsStream("hostile.txt")) {
      final List<Hostile> decks = new ArrayList<>();
      final String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (final String part : text.split("(?m)^(?=#### )")) {
        final List<String> lines = new ArrayList<>(part.lines().toList());
        final Matcher heading = HEADING.matcher(lines.get(0));
        assertThat(heading.matches()).as(lines.get(0)).isTrue();
        lines.set(0, heading.group(1));
        decks.add(new Hostile(heading.group(1), lines, Integer.parseInt(heading.group(2))));
      }
      return decks.stream();
    }
  }

  private static void assertForbidden(final Deck deck, final int line) {
    assertThat(deck.refusal())
        .hasValueSatisfying(
            refusal -> {
              assertThat(refusal.reason()).isEqualTo(RejectionReason.FORBIDDEN);
              assertThat(refusal.line()).isEqualTo(line);
            });
  }

  @ParameterizedTest
  @MethodSource("corpus")
  void textIsRefusedWithItsLine(final Hostile hostile) {
    assertForbidden(
        Deck.of(hostile.lines(), Optional.of(folder), Deck.Trust.DATA_ONLY), hostile.line());
  }

  @ParameterizedTest
  @MethodSource("corpus")
  void includedFilesAreRefusedToo(final Hostile hostile) throws IOException {
    Files.write(folder.resolve("inner.inc"), hostile.lines());
    final Path outer = folder.resolve("outer.cir");
    Files.write(outer, List.of("title", ".include inner.inc", ".end"));
    final Deck deck = Deck.read(outer, Deck.Trust.DATA_ONLY);
    assertForbidden(deck, hostile.line());
    assertThat(deck.refusal().orElseThrow().file().orElseThrow().getFileName())
        .hasToString("inner.inc");
  }

  @ParameterizedTest
  @ValueSource(strings = {"*ng_script", "*# shell touch x", ".control", ".include /etc/passwd"})
  void titlesThatActAreRefused(final String title) {
    assertForbidden(Deck.of(List.of(title, "shell touch x", ".end")), 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"r1 a 0 1k\0", "r1 a 0 1k\u001b[2J", "r1 a 0 1k\u000b.control"})
  void controlCharactersAreRefused(final String line) {
    assertForbidden(Deck.of(List.of("title", line, ".end")), 2);
  }

  /** Old model libraries end with the mark of DOS; anywhere else it is refused. */
  @Test
  void filesMayEndWithTheMarkOfDos() throws IOException {
    final Path deck = folder.resolve("dos.cir");
    Files.writeString(deck, "dos\r\nr1 a 0 1k\r\n.end\r\n\u001a");
    final Deck read = Deck.read(deck, Deck.Trust.DATA_ONLY);
    assertThat(read.refusal()).isEmpty();
    assertThat(read.lines()).hasSize(3);
    Files.writeString(deck, "dos\r\n\u001ar1 a 0 1k\r\n.end\r\n\u001a");
    assertForbidden(Deck.read(deck, Deck.Trust.DATA_ONLY), 2);
  }

  @Test
  void linksOutOfTheFolderAreFollowedBeforeTheyAreJudged() throws IOException {
    Files.createSymbolicLink(folder.resolve("innocent.inc"), Path.of("/etc/passwd"));
    Files.createSymbolicLink(folder.resolve("sub"), Path.of("/etc"));
    assertForbidden(in(".include innocent.inc"), 2);
    assertForbidden(in(".include sub/passwd"), 2);
    assertForbidden(in(".lib sub/passwd x"), 2);
  }

  private Deck in(final String line) {
    return Deck.of(List.of("title", line, ".end"), Optional.of(folder), Deck.Trust.DATA_ONLY);
  }

  @Test
  void filesOfTheFolderAreReadOnceAndNumbered() throws IOException {
    Files.writeString(folder.resolve("cell.inc"), "r2 a 0 2k\n.end\n");
    Files.writeString(
        folder.resolve("corner.lib"), "ignored\n.lib SLOW\nr3 a 0 3k\n.endl\n.lib fast\n.endl\n");
    final Deck deck =
        Deck.of(
            List.of("title", ".include 'cell.inc'", ".lib corner.lib slow", "r4 a 0 4k"),
            Optional.of(folder),
            Deck.Trust.DATA_ONLY);
    assertThat(deck.refusal()).isEmpty();
    assertThat(deck.linesWith(Map.of()))
        .containsExactly("title", "*", "r2 a 0 2k", "*", "*", "r3 a 0 3k", "r4 a 0 4k");
    assertThat(deck.lines().get(5).number()).isEqualTo(3);
    assertThat(deck.lines().get(5).file().orElseThrow().getFileName()).hasToString("corner.lib");
  }

  @Test
  void includedFilesCannotGoOnWithACard() throws IOException {
    Files.writeString(folder.resolve("rest.inc"), "+ rawfile=x\n");
    assertForbidden(
        Deck.of(
            List.of("title", ".options reltol=1e-3", ".include rest.inc", ".end"),
            Optional.of(folder),
            Deck.Trust.DATA_ONLY),
        1);
  }

  @Test
  void missingFilesAndCirclesAreNamed() throws IOException {
    Files.writeString(folder.resolve("self.inc"), ".include self.inc\n");
    assertThat(in(".include nowhere.inc").refusal().orElseThrow().reason())
        .isEqualTo(RejectionReason.MISSING_INCLUDE);
    assertThat(in(".include self.inc").refusal().orElseThrow().reason())
        .isEqualTo(RejectionReason.SYNTAX);
  }

  @Test
  void trustedDecksMayAct() {
    final Deck deck =
        Deck.of(
            List.of("title", "r1 a 0 1k", ".control", "op", "quit", ".endc", ".end"),
            Optional.empty(),
            Deck.Trust.TRUSTED);
    assertThat(deck.refusal()).isEmpty();
    assertThat(deck.acts()).isTrue();
    assertThat(deck.linesWith(Map.of())).contains("op").doesNotContain("quit");
  }

  @Test
  void remarksOfNumericalDevicesPass() {
    final Deck deck =
        Deck.of(
            List.of(
                "title",
                ".model pn numd level=1",
                "+ * infile of the mesh in the x direction",
                "+ x.mesh loc=0 n=1",
                ".end"));
    assertThat(deck.refusal()).isEmpty();
  }

  @Test
  void ordinaryDecksPass() {
    final Deck deck =
        Deck.of(
            List.of(
                "* write, shell and source are words here",
                "* shell touch nothing, not even `touch this`",
                ".csparam width=3",
                "+ length=4",
                "vsource source 0 sin(0 1 1k) $ source of it all",
                "rwrite source write 1k ; write",
                "xcell source write shell_cell",
                ".subckt shell_cell a b",
                "r1 a b {1k*2}",
                ".ends",
                ".options reltol=1e-4 method=gear noacct",
                ".measure tran peak max v(write)",
                ".ic v(write)=0",
                ".tran 1u 1m uic",
                ".end"));
    assertThat(deck.refusal()).isEmpty();
    assertThat(deck.linesWith(Map.of()))
        .hasSize(15)
        .noneMatch(line -> line.contains("width") || line.contains("length"));
  }
}
