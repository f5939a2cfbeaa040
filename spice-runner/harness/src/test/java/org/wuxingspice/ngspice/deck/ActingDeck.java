package org.wuxingspice.ngspice.deck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A deck that acts on the computer when ngspice gets it as it is: it makes or changes a file
 * outside of the folder that ngspice runs in, or shows what stands in one.
 *
 * @param name of what it does
 * @param lines the title first
 * @param target the file that it makes, changes or shows
 */
public record ActingDeck(String name, List<String> lines, Path target) {

  /** A number of every file that must not be read, and what a circuit makes of the digital one. */
  private static final String SECRET = "3.25";

  /** Keeps an unmodifiable copy. */
  public ActingDeck {
    lines = List.copyOf(lines);
  }

  /**
   * {@return decks of all kinds}
   *
   * @param outside folder of their targets
   */
  public static List<ActingDeck> in(final Path outside) throws IOException {
    final Path secret = Files.writeString(outside.resolve("secret.txt"), "0 3.25\n1 3.25\n");
    final Path digital = Files.writeString(outside.resolve("digital.txt"), "0 1s\n1m 0s\n");
    final Path table =
        Files.writeString(
            outside.resolve("table.txt"), "* t\n2\n2\n0 1\n0 1\n3.25 3.25\n3.25 3.25\n");
    final Path made = outside.resolve("made");
    final Path old = outside.resolve("old");
    final Path acts = outside.resolve("acts.inc");
    Files.write(acts, List.of(".control", "shell touch " + made, ".endc"));
    final Path library = outside.resolve("acts.lib");
    Files.write(library, List.of(".lib s", ".control", "shell touch " + made, ".endc", ".endl"));
    final List<ActingDeck> decks = new ArrayList<>();
    decks.add(control("a command", made, "shell touch " + made));
    decks.add(control("a command with words", made, "shell sh -c 'echo x > " + made + "'"));
    decks.add(control("a command in backticks", made, "echo `touch " + made + "`"));
    decks.add(control("a raw file", made, "op", "write " + made));
    decks.add(control("a raw file of a run", made, "tran 1u 10u", "write " + made));
    decks.add(control("a table", made, "op", "wrdata " + made + " v(a)"));
    decks.add(control("output redirected", made, "echo x > " + made));
    decks.add(control("errors redirected", made, "nosuch >& " + made));
    decks.add(control("a file overwritten", old, "echo x > " + old));
    decks.add(control("a snapshot", made, "tran 1u 10u", "snsave " + made));
    decks.add(control("a hardcopy", made, "op", "hardcopy " + made + " v(a)"));
    decks.add(control("a file copied", made, "shell cp " + secret + " " + made));
    decks.add(control("a file as commands", secret, "source " + secret));
    decks.add(control("a file as data", secret, "load " + secret));
    for (final String card : List.of(".include %s", ".incé %s", ".includeß %s", ".INC \"%s\"")) {
      decks.add(deck("a file with commands, by " + card, made, String.format(card, acts)));
    }
    decks.add(deck("a library with commands", made, ".lib " + library + " s"));
    decks.add(deck("a library with commands, by a wide letter", made, ".libé " + library + " s"));
    decks.add(deck("a file included", secret, ".include " + secret));
    decks.add(
        deck(
            "measurements",
            made,
            ".options reltol=1e-3",
            "+ measoutfile=" + made,
            ".tran 1u 1m",
            ".print tran v(a)",
            ".meas tran m max v(a)"));
    for (final String file :
        List.of("file=\"%s\"", "file \"%s\"", "file(\"%s\")", "file=\n+ \"%s\"")) {
      decks.add(
          deck(
              "points of a source, by " + file.replace("\n", " "),
              secret,
              "a1 %v([b]) fs",
              "rb b 0 1k",
              (".model fs filesource (" + file + " amploffset=[0 0] amplscale=[1 1])")
                  .formatted(secret),
              ".tran 10u 1m",
              ".meas tran m max v(b)"));
    }
    decks.add(
        deck(
            "digital points",
            digital,
            "a1 [d] ds",
            ".model ds d_source (input_file \"" + digital + "\")",
            "a2 [d] [b] dac",
            ".model dac dac_bridge(out_low=0 out_high=3.25)",
            "rb b 0 1k",
            ".tran 10u 1m",
            ".meas tran m max v(b)"));
    decks.add(
        deck(
            "a table",
            table,
            "v2 x 0 0.5",
            "a1 %vd(x 0) %vd(x 0) %id(0 b) tab",
            ".model tab table2d (offset=0 gain=1 order=2 file=\"" + table + "\")",
            "rb b 0 1",
            ".tran 10u 1m",
            ".meas tran m max v(b)"));
    final Path cube =
        Files.writeString(
            outside.resolve("cube.txt"),
            "* t\n2\n2\n2\n0 1\n0 1\n0 1\n3.25 3.25\n3.25 3.25\n3.25 3.25\n3.25 3.25\n");
    decks.add(
        deck(
            "a table of three variables",
            cube,
            "v2 x 0 0.5",
            "a1 %vd(x 0) %vd(x 0) %vd(x 0) %id(0 b) tab",
            ".model tab table3d (offset=0 gain=1 order=2 file=\"" + cube + "\")",
            "rb b 0 1",
            ".tran 10u 1m",
            ".meas tran m max v(b)"));
    final Path states = Files.writeString(outside.resolve("states.txt"), "0 1s 0 -> 0\n 1 -> 0\n");
    decks.add(
        deck(
            "a state machine",
            states,
            "a0 low pd",
            ".model pd d_pulldown",
            "a1 [low] low low [d] ds",
            ".model ds d_state (state_file=\"" + states + "\")",
            "a2 [d] [b] dac",
            ".model dac dac_bridge(out_low=0 out_high=3.25)",
            "rb b 0 1k",
            ".tran 10u 1m",
            ".meas tran m max v(b)"));
    decks.add(
        deck(
            "a numerical device's state as a start",
            secret,
            "d1 a 0 pn area=1 ic.file=\"" + secret + "\"",
            ".model pn numd level=1",
            "+ options defa=1p",
            "+ x.mesh loc=0 n=1",
            "+ x.mesh loc=30 n=21",
            "+ domain num=1 material=1",
            "+ material num=1 silicon",
            "+ doping gauss p.type conc=1e20 x.l=0 x.h=0 char.l=1",
            "+ doping unif n.type conc=1e16 x.l=0 x.h=30",
            ".print tran v(a)", // without which the program runs nothing
            ".tran 1n 10n"));
    decks.add(
        deck(
            "a numerical device's state",
            made,
            "d1 a 0 pn area=1 print=1",
            ".model pn numd level=1",
            "+ options defa=1p",
            "+ output psi rootfile \"" + made + "\"",
            "+ x.mesh loc=0 n=1",
            "+ x.mesh loc=30 n=21",
            "+ domain num=1 material=1",
            "+ material num=1 silicon",
            "+ doping gauss p.type conc=1e20 x.l=0 x.h=0 char.l=1",
            "+ doping unif n.type conc=1e16 x.l=0 x.h=30",
            ".op"));
    return decks;
  }

  private static ActingDeck deck(final String name, final Path target, final String... cards) {
    final List<String> lines = new ArrayList<>(List.of("t", "v1 a 0 1", "r1 a 0 1k"));
    Stream.of(cards).flatMap(String::lines).forEach(lines::add);
    lines.add(".end");
    return new ActingDeck(name, lines, target);
  }

  private static ActingDeck control(
      final String name, final Path target, final String... commands) {
    final String block = ".control\n" + String.join("\n", commands) + "\n.endc";
    return deck(name, target, block);
  }

  /** Makes the target as it is before a deck acts. */
  public void reset() throws IOException {
    final Path folder = target.getParent();
    Files.writeString(folder.resolve("old"), "o");
    try (Stream<Path> files = Files.list(folder)) {
      for (final Path file :
          files.filter(f -> f.getFileName().toString().startsWith("made")).toList()) {
        Files.delete(file);
      }
    }
  }

  /**
   * {@return whether the deck did what it does}
   *
   * @param printed what ngspice said
   */
  public boolean hasActed(final String printed) throws IOException {
    final String name = target.getFileName().toString();
    if (name.equals("old")) {
      return Files.size(target) != 1;
    }
    try (Stream<Path> files = Files.list(target.getParent())) {
      return name.equals("made")
          ? files.anyMatch(file -> file.getFileName().toString().startsWith(name))
          : printed.contains(SECRET);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
