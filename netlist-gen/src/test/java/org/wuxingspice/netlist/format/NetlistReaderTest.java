package org.wuxingspice.netlist.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wuxingspice.model.failure.Reason;
import org.wuxingspice.model.failure.WuxingException;
import org.wuxingspice.netlist.circuit.Circuit;
import org.wuxingspice.netlist.circuit.CircuitReason;
import org.wuxingspice.netlist.circuit.Definition;
import org.wuxingspice.netlist.circuit.Directive;
import org.wuxingspice.netlist.circuit.Instance;
import org.wuxingspice.netlist.circuit.Passive;
import org.wuxingspice.netlist.circuit.Statement;
import org.wuxingspice.netlist.circuit.Value;
import org.wuxingspice.netlist.expression.ExpressionReason;
import org.wuxingspice.netlist.source.SourceReason;

class NetlistReaderTest {

  @TempDir Path folder;

  private static List<Statement> read(final ReaderSettings settings, final String... lines) {
    final List<String> deck = new ArrayList<>(List.of("* title"));
    deck.addAll(List.of(lines));
    return new NetlistReader(settings).read("deck", deck).statements();
  }

  private static List<Statement> read(final String... lines) {
    return read(ReaderSettings.STRICT, lines);
  }

  private static void refused(
      final Reason reason, final String place, final ThrowableAssert.ThrowingCallable reading) {
    assertThatThrownBy(reading)
        .isInstanceOfSatisfying(
            WuxingException.class,
            e -> {
              assertThat(e.reason()).as(e.getMessage()).isEqualTo(reason);
              assertThat(e.getMessage()).contains(place + ": ").doesNotContain("\n");
            });
  }

  private static void refused(final Reason reason, final String place, final String... lines) {
    refused(reason, place, () -> read(lines));
  }

  @Test
  void continuationsAndRemarksAreJoinedAndStripped() {
    assertThat(
            read(
                "r1 a b ; a remark",
                "* between",
                "",
                "+ 4.7k $ another",
                "C1 a 0 1u // and another"))
        .containsExactly(
            new Passive.Resistor("r1", "a", "b", Value.of(4700)),
            new Directive.Comment("between"),
            new Passive.Capacitor("C1", "a", "0", Value.of(1e-6)));
  }

  @Test
  void subcircuitsNestAndParametersMayBeFormulas() {
    assertThat(
            read(
                ".subckt outer a b params: k = 2 m={k * 3}",
                ".SUBCKT inner c",
                "R1 c 0 'k + 1'",
                ".ends inner",
                "x1 a inner k=k*2",
                ".ends",
                "X1 1 2 outer k = {2+3}"))
        .containsExactly(
            new Definition.Subcircuit(
                "outer",
                List.of("a", "b"),
                Map.of("k", Value.of(2), "m", Value.expression("k*3")),
                List.of(
                    new Definition.Subcircuit(
                        "inner",
                        List.of("c"),
                        Map.of(),
                        List.of(new Passive.Resistor("R1", "c", "0", Value.expression("k+1")))),
                    new Instance(
                        "x1", List.of("a"), "inner", Map.of("k", Value.expression("k*2"))))),
            new Instance("X1", List.of("1", "2"), "outer", Map.of("k", Value.expression("2+3"))));
  }

  @Test
  void faultsNameFileAndLine() {
    refused(FormatReason.SYNTAX, "deck:3", "* remark", "r1 a b");
    refused(SourceReason.AMBIGUOUS, "deck:2", "+ continues nothing");
    refused(FormatReason.SYNTAX, "deck:2", "r1 a b {1+2");
    refused(FormatReason.SYNTAX, "deck:2", "b1 a b 5");
    refused(FormatReason.SYNTAX, "deck:2", "e1 a b c");
    refused(FormatReason.NOT_MODELLED, "deck:2", "r1 a b 1 2 3");
    refused(FormatReason.NOT_MODELLED, "deck:2", "u1 a b 1");
    refused(FormatReason.NOT_MODELLED, "deck:2", ".pz 1 0 4 0 cur pol");
    refused(FormatReason.NOT_MODELLED, "deck:2", ".tran {step} 1");
    refused(FormatReason.UNBALANCED, "deck:2", ".subckt a b", "r1 b 0 1");
    refused(FormatReason.UNBALANCED, "deck:3", "r1 b 0 1", ".ends");
    refused(FormatReason.CONTROL_REFUSED, "deck:2", ".control", "shell date", ".endc");
    refused(CircuitReason.BAD_NAME, "deck:2", "r1 a\"b\" c 1");
    refused(CircuitReason.BAD_VALUE, "deck:2", ".ac dec 10 0 1k");
    refused(ExpressionReason.SYNTAX, "deck:2", "r1 a b {1+}");
    refused(ExpressionReason.BAD_NUMBER, "deck:2", "r1 a b 1e999");
    refused(
        FormatReason.UNBALANCED,
        "deck:2",
        () -> read(ReaderSettings.lenient(Path.of(".")), ".control", "run"));
  }

  @Test
  void controlBlocksAndRawLinesAreKeptOnlyWhenAllowed() {
    final String[] lines = {".control", "  * not a remark", "run", ".endc", ".temp 27", "r1 a 0 1"};
    assertThat(read(ReaderSettings.lenient(folder), lines))
        .containsExactly(
            new Directive.RawLine(".temp 27"), new Passive.Resistor("r1", "a", "0", Value.of(1)));
    final ReaderSettings keep = new ReaderSettings(List.of(), ReaderSettings.Controls.KEEP, true);
    assertThat(read(keep, lines)).contains(new Directive.Control(List.of("* not a remark", "run")));
  }

  @Test
  void includedFilesAreReadInPlaceWithTheirOwnLines() throws Exception {
    Files.writeString(folder.resolve("cell.inc"), "* cell\n.subckt cell a\nr1 a 0 1k\n.ends\n");
    Files.writeString(
        folder.resolve("parts.lib"), ".lib slow\nr2 a 0 2\n.endl\n.lib Fast\nr3 a 0 3\n.endl\n");
    Files.writeString(folder.resolve("bad.inc"), "r1 a 0 1\nr2 a\n");
    final ReaderSettings settings = ReaderSettings.lenient(folder);
    assertThat(read(settings, ".include cell.inc", ".lib 'parts.lib' fast", "x1 n cell"))
        .hasSize(4)
        .contains(new Passive.Resistor("r3", "a", "0", Value.of(3)));
    refused(
        FormatReason.SYNTAX,
        folder.toRealPath().resolve("bad.inc") + ":2",
        () -> read(settings, ".include bad.inc"));
    refused(SourceReason.NO_SECTION, "deck:2", () -> read(settings, ".lib parts.lib typical"));
    refused(SourceReason.NOT_READABLE, "deck:2", () -> read(settings, ".include none.inc"));
    refused(SourceReason.INCLUDE_OUTSIDE, "deck:2", () -> read(".include cell.inc"));
  }

  @Test
  void filesOutsideTheAllowedFoldersAreRefused() throws Exception {
    final Path allowed = Files.createDirectory(folder.resolve("allowed"));
    final Path secret = Files.writeString(folder.resolve("secret"), "r1 a 0 1\n");
    Files.createSymbolicLink(allowed.resolve("link"), secret);
    final ReaderSettings settings = ReaderSettings.lenient(allowed);
    for (final String path : List.of("../secret", secret.toString(), "link", "./link")) {
      refused(
          SourceReason.INCLUDE_OUTSIDE, "deck:2", () -> read(settings, ".include '" + path + "'"));
    }
    final Path deck = Files.writeString(folder.resolve("deck.cir"), "t\n.include secret\n");
    refused(
        SourceReason.INCLUDE_OUTSIDE, deck + ":2", () -> new NetlistReader(settings).read(deck));
  }

  @Test
  void filesThatIncludeThemselvesAreRefused() throws Exception {
    Files.writeString(folder.resolve("self.inc"), ".include self.inc\n");
    refused(
        SourceReason.INCLUDE_TOO_DEEP,
        "self.inc:1",
        () -> read(ReaderSettings.lenient(folder), ".include self.inc"));
    Files.write(folder.resolve("binary.inc"), new byte[] {1, 0, 2});
    refused(
        SourceReason.CONTROL_CHARACTER,
        folder.toRealPath().resolve("binary.inc") + ":1",
        () -> read(ReaderSettings.lenient(folder), ".include binary.inc"));
  }

  @Test
  void latinOneIsReadToo() throws Exception {
    final Path deck = folder.resolve("latin.cir");
    Files.write(
        deck, new byte[] {'*', ' ', (byte) 0xb5, '\n', 'r', '1', ' ', 'a', ' ', '0', ' ', '1'});
    final Circuit circuit = new NetlistReader(ReaderSettings.STRICT).read(deck);
    assertThat(circuit.title()).isEqualTo("µ");
    assertThat(circuit.statements()).hasSize(1);
  }
}
