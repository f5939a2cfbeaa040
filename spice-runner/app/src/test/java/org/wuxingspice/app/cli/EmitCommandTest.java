package org.wuxingspice.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.wuxingspice.netlist.circuit.Circuit;
import org.wuxingspice.netlist.circuit.Definition;
import org.wuxingspice.netlist.circuit.Device;
import org.wuxingspice.netlist.flat.Flattener;
import org.wuxingspice.netlist.format.NetlistReader;
import org.wuxingspice.netlist.format.NetlistWriter;
import org.wuxingspice.netlist.format.ReaderSettings;
import org.xml.sax.InputSource;

/** Emitting and reading netlists as a user does. */
class EmitCommandTest {

  @TempDir Path folder;

  private int run(final String... arguments) {
    return Wuxing.commandLine().execute(arguments);
  }

  private Path emitted(final String... more) {
    final Path out = folder.resolve("out.cir");
    final List<String> arguments =
        new ArrayList<>(List.of("emit", "--network", "4,4,2", "-o", out.toString()));
    arguments.addAll(List.of(more));
    assertThat(run(arguments.toArray(String[]::new))).isZero();
    return out;
  }

  @ParameterizedTest
  @CsvSource({
    "opamp, forward, integrated",
    "opamp, both, integrated",
    "opamp, reversed, board",
    "behavioral, forward, ideal",
    "behavioral, reversed, integrated"
  })
  void netlistsReadBackAndRunInNgspice(
      final String level, final String direction, final String technology) throws Exception {
    final Path netlist =
        emitted("--level", level, "--direction", direction, "--technology", technology);
    final Circuit circuit = new NetlistReader(ReaderSettings.STRICT).read(netlist);
    assertThat(NetlistWriter.lines(circuit)).isEqualTo(Files.readAllLines(netlist));
    assertThat(Flattener.flatten(circuit).devices()).hasSizeGreaterThan(100);
    final Path data = folder.resolve("data.raw");
    final Process ngspice =
        new ProcessBuilder("ngspice", "-b", "-r", data.toString(), netlist.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    assertThat(ngspice.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.readString(folder.resolve("log"))).doesNotContain("Error", "aborted");
    assertThat(Files.size(data)).isPositive();
  }

  @Test
  void theSameSeedGivesTheSameNetlist() throws Exception {
    final String first = Files.readString(emitted("--seed", "7"));
    assertThat(Files.readString(emitted("--seed", "7"))).isEqualTo(first);
    assertThat(Files.readString(emitted("--seed", "8"))).isNotEqualTo(first);
  }

  @ParameterizedTest
  @CsvSource({"ltspice", "xyce"})
  void otherSimulatorsGetTheirOwnLanguage(final String dialect) throws Exception {
    final String text = Files.readString(emitted("--dialect", dialect, "--level", "behavioral"));
    final boolean xyce = dialect.equals("xyce");
    assertThat(text.contains("PARAMS: ")).isEqualTo(xyce);
    assertThat(text.contains(".print tran ")).isEqualTo(xyce);
    assertThat(text.contains(".save ")).isEqualTo(!xyce);
    assertThat(text).contains("* option of ngspice: ").endsWith(".end\n");
  }

  @Test
  void schematicsShowEverySubcircuitAndItsDevices() throws Exception {
    final Path svg = folder.resolve("s.svg");
    final Path netlist = emitted("--schematic", svg.toString());
    final NodeList texts =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(Files.readString(svg))))
            .getElementsByTagName("text");
    final List<String> words = new ArrayList<>();
    for (int i = 0; i < texts.getLength(); i++) {
      words.add(((Element) texts.item(i)).getTextContent());
    }
    final Circuit circuit = new NetlistReader(ReaderSettings.STRICT).read(netlist);
    circuit.statements().stream()
        .filter(Definition.Subcircuit.class::isInstance)
        .map(Definition.Subcircuit.class::cast)
        .forEach(
            cell -> {
              assertThat(words).contains("Subcircuit " + cell.name()).containsAll(cell.ports());
              cell.body().stream()
                  .filter(Device.class::isInstance)
                  .map(Device.class::cast)
                  .forEach(device -> assertThat(words).contains(device.name()));
            });
    assertThat(words).contains("layer 0", "layer 2", "xn0", "xn9", "drive 3");
  }

  @ParameterizedTest
  @CsvSource({
    "ngspice, next: ngspice -b -r %1$s.raw %1$s",
    "ltspice, next: open %1$s in LTspice",
    "xyce, next: Xyce %1$s"
  })
  void theNextStepIsNamed(final String dialect, final String expected) {
    final PrintStream usual = System.err;
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    final Path netlist;
    try {
      netlist = emitted("--dialect", dialect);
    } finally {
      System.setErr(usual);
    }
    assertThat(bytes.toString(StandardCharsets.UTF_8).strip())
        .isEqualTo(String.format(expected, netlist));
  }

  @Test
  void wrongUseIsToldApart() {
    assertThat(run("emit", "--network", "4,4,2", "--technology", "wood")).isEqualTo(2);
    assertThat(run("emit", "--network", "4,4,2", "--duration", "-1")).isEqualTo(2);
    assertThat(run("emit", "--network", folder.resolve("none.json").toString())).isEqualTo(2);
    assertThat(run("emit")).isEqualTo(2);
    assertThat(run("emit", "--network", "4,4,2", "--level", "behavioral", "--direction", "both"))
        .isEqualTo(2);
  }

  @Test
  void readingTellsHowManyNetlistsWereUnderstood() throws Exception {
    emitted();
    assertThat(run("read", folder.toString())).isZero();
    Files.writeString(folder.resolve("bad.cir"), "title\nr1 a\n");
    assertThat(run("read", folder.toString())).isEqualTo(1);
  }
}
