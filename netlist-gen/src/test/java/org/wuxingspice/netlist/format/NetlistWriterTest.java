package org.wuxingspice.netlist.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.wuxingspice.model.failure.WuxingException;
import org.wuxingspice.netlist.circuit.Analysis;
import org.wuxingspice.netlist.circuit.ControlledSource;
import org.wuxingspice.netlist.circuit.Definition;
import org.wuxingspice.netlist.circuit.Directive;
import org.wuxingspice.netlist.circuit.Instance;
import org.wuxingspice.netlist.circuit.Output;
import org.wuxingspice.netlist.circuit.Passive;
import org.wuxingspice.netlist.circuit.Source;
import org.wuxingspice.netlist.circuit.Statement;
import org.wuxingspice.netlist.circuit.Stimulus;
import org.wuxingspice.netlist.circuit.Value;
import org.wuxingspice.netlist.circuit.Waveform;

class NetlistWriterTest {

  /** What the languages write differently, in one cell and around it. */
  private static final List<Statement> DIFFERENT =
      List.of(
          new Directive.Options(
              Map.of(
                  "reltol", "1e-4", "tnom", "27", "vntol", "1e-6", "abstol", "1e-12", "noinit",
                  "")),
          new Definition.Subcircuit(
              "cell",
              List.of("a"),
              Map.of("k", Value.of(2)),
              List.of(
                  new ControlledSource.Behavioral(
                      "b1", "a", "0", false, "time>1 ? k*v(a) : pwr(k,3)"),
                  new Passive.Resistor(
                      "r1", "a", "0", Value.expression("k > 1 ? pwr(k,2) : log(k)")))),
          new Definition.Model("s", "sw", Map.of("vt", Value.of(1), "vh", Value.of(0.5))),
          new Instance("x1", List.of("n"), "cell", Map.of("k", Value.of(3))),
          new Output.Save(List.of("v(n)")),
          new Analysis.Transient(1e-6, 1e-3, 0, 1e-6, true));

  private static String written(final Dialect dialect, final Stream<Statement> statements)
      throws IOException {
    final StringBuilder out = new StringBuilder();
    new NetlistWriter(dialect).write("title", statements, out);
    return out.toString();
  }

  /** The texts follow ngspice's manual, LTspice's help and the Xyce reference guide. */
  @Test
  void eachSimulatorHasItsLanguage() throws IOException {
    assertThat(written(Dialect.NGSPICE, DIFFERENT.stream()).lines())
        .containsExactly(
            "* title",
            ".options abstol=1e-12 noinit reltol=1e-4 tnom=27 vntol=1e-6",
            ".subckt cell a params: k=2.0",
            "  b1 a 0 v=time>1.0 ? {k}*v(a) : pwr({k},3.0)",
            "  r1 a 0 {k>1.0 ? pwr(k,2.0) : log(k)}",
            ".ends cell",
            ".model s sw vh=0.5 vt=1.0",
            "x1 n cell k=3.0",
            ".save v(n)",
            ".tran 1.0E-6 0.001 0.0 1.0E-6 uic",
            ".end");
    assertThat(written(Dialect.LTSPICE, DIFFERENT.stream()).lines())
        .contains(
            "* option of ngspice: noinit",
            ".options abstol=1e-12 reltol=1e-4 tnom=27 vntol=1e-6",
            "  b1 a 0 v=if(time>1.0,{k}*v(a),pwrs({k},3.0))",
            "  r1 a 0 {if(k>1.0,pwr(k,2.0),ln(k))}");
    assertThat(written(Dialect.XYCE, DIFFERENT.stream()).lines())
        .contains(
            "* option of ngspice: abstol=1e-12 noinit",
            ".options device tnom=27",
            ".options timeint reltol=1e-4 abstol=1e-6",
            ".subckt cell a PARAMS: k=2.0",
            "b1 a 0 v={if(time>1.0,k*v(a),pwrs(k,3.0))}",
            ".model s vswitch voff={1.0-0.5} von={1.0+0.5}",
            "x1 n cell PARAMS: k=3.0",
            ".print tran v(n)")
        .noneMatch(line -> line.startsWith(" "));
  }

  /** Level 1 of Xyce's diode has no NBV. */
  @Test
  void breakdownsOfDiodesAreLevel2InXyce() throws IOException {
    final Statement zener =
        new Definition.Model("z", "d", Map.of("bv", Value.of(2), "nbv", Value.of(0.5)));
    assertThat(written(Dialect.XYCE, Stream.of(zener))).contains("level=2");
    assertThat(written(Dialect.NGSPICE, Stream.of(zener))).doesNotContain("level");
  }

  @Test
  void whatALanguageDoesNotHaveIsRefused() {
    final Statement noise =
        new Source.Voltage(
            "v1",
            "a",
            "0",
            Stimulus.of(
                new Waveform(
                    Waveform.Shape.TRNOISE, List.of(Value.of(1), Value.of(1e-9)), Map.of())));
    final Statement step = new ControlledSource.Behavioral("b1", "a", "0", false, "u2(time)");
    for (final Statement statement : List.of(noise, step, new Directive.RawLine(".temp 27"))) {
      for (final Dialect dialect : List.of(Dialect.LTSPICE, Dialect.XYCE)) {
        assertThatThrownBy(() -> written(dialect, Stream.of(statement)))
            .isInstanceOfSatisfying(
                WuxingException.class,
                e -> assertThat(e.reason()).isEqualTo(FormatReason.NOT_IN_DIALECT));
      }
    }
  }

  /** The writer takes the next statement only when the last one is out. */
  @Test
  void statementsAreWrittenAsTheyCome() throws IOException {
    final StringBuilder out = new StringBuilder();
    final Stream<Statement> statements =
        IntStream.range(0, 1000)
            .mapToObj(
                i -> {
                  assertThat(out.toString().lines().count()).isEqualTo(i + 1L);
                  return new Passive.Resistor("r" + i, "a", "0", Value.of(i + 1));
                });
    new NetlistWriter(Dialect.NGSPICE).write("title", statements, out);
    assertThat(out.toString().lines().count()).isEqualTo(1002);
  }
}
