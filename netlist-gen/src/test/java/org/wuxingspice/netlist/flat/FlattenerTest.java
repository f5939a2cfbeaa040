package org.wuxingspice.netlist.flat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wuxingspice.model.failure.Reason;
import org.wuxingspice.model.failure.WuxingException;
import org.wuxingspice.netlist.circuit.Circuit;
import org.wuxingspice.netlist.circuit.Device;
import org.wuxingspice.netlist.circuit.Passive;
import org.wuxingspice.netlist.circuit.Statement;
import org.wuxingspice.netlist.circuit.Value;
import org.wuxingspice.netlist.expression.ExpressionReason;
import org.wuxingspice.netlist.format.NetlistReader;
import org.wuxingspice.netlist.format.NetlistWriter;
import org.wuxingspice.netlist.format.NgspiceBatch;
import org.wuxingspice.netlist.format.ReaderSettings;

class FlattenerTest {

  /** ngspice's relative tolerance for operating points is 1e-3, but these circuits are linear. */
  private static final double RELATIVE = 1e-9;

  /** Names of parameters that stand alone, and the same names in several scopes. */
  private static final List<String> NAMES =
      List.of(
          "bare names and scopes",
          ".param w=100 y=7 z=5 rv=2k vv=5 gv=1m sin=3 dm=9",
          ".model dm d(is=1e-14)",
          "v1 n1 0 vv",
          "v2 n2 0 dc vv ac 1",
          "v3 n3 0 sin({vv} 1 1k)",
          "r1 n1 n4 rv",
          "r2 n2 n4 rv tc1=1m",
          "r3 n3 n4 r=rv",
          "d1 n4 n5 dm",
          "r4 n5 0 rv",
          "g1 n6 0 n1 0 gv",
          "r5 n6 0 {rv}",
          "x1 n1 n7 cell w=4",
          "x2 n1 n7 cell w={w} y=y",
          "x3 n1 n7 cell w=w k=9",
          "r7 n7 0 1",
          ".subckt cell p q w=1 y={w*2} k={z}",
          "r1 p q w",
          "r2 p q {y}",
          "r3 p q k",
          ".param loc={w+y}",
          "r5 p q loc",
          "xin p q inner w={w+1}",
          ".ends",
          ".subckt inner p q w=50 v=3",
          "r1 p q {w*v}",
          "r2 p q y",
          ".ends",
          ".end");

  private static final List<String> HIERARCHY =
      List.of(
          "hierarchy",
          ".param vin=2 scale={vin*3} unused={scale+1}",
          ".func twice(x) {2*x}",
          ".global vref",
          ".subckt divider top bottom mid params: ra=1k rb={ra*2}",
          "r1 top mid {ra}",
          "R2 mid inner {rb/2}",
          "r3 inner bottom {rb/2}",
          ".ends",
          ".subckt outer in out params: size=1",
          ".param local={size*vin}",
          ".subckt gain a b params: k=2",
          "e1 b 0 value={k*v(a)+local}",
          "g1 0 b a vref 1m",
          "vs b c 0",
          "rc c 0 1k",
          "f1 0 d vs 0.5",
          "rd d 0 {twice(500)}",
          "b1 e 0 v={twice(v(d))}+i(vs)*1k",
          "re e 0 1k",
          ".ends gain",
          "Xd in 0 Mid divider ra={1k*size}",
          "xg mid out gain k={local}",
          ".ends outer",
          "v1 IN 0 dc {vin}",
          "vr vref 0 0.25",
          "x1 in o1 outer",
          "x2 o1 o2 outer size=3",
          "rl o2 gnd {scale*1k}",
          ".end");

  @TempDir Path folder;

  private static Circuit read(final List<String> lines) {
    return new NetlistReader(ReaderSettings.STRICT).read("deck", lines);
  }

  private static List<String> flatLines(final FlatCircuit flat) {
    final List<Statement> statements = new ArrayList<>(flat.models().values());
    statements.addAll(flat.devices());
    return NetlistWriter.lines(new Circuit("flat", statements));
  }

  /** ngspice's own expansion is the truth for names, parameters and values. */
  @Test
  void flatCircuitsAreThoseOfNgspice() throws Exception {
    assertThat(compared(HIERARCHY)).contains("x2.xd.inner", "v.x1.v.xg.vs#branch");
    assertThat(compared(NAMES)).contains("n7");
  }

  private List<String> compared(final List<String> deck) throws Exception {
    final FlatCircuit flat = Flattener.flatten(read(deck));
    final Map<String, Double> truth = NgspiceBatch.operatingPoint(folder, deck);
    final Map<String, Double> values = NgspiceBatch.operatingPoint(folder, flatLines(flat));
    final List<String> names = new ArrayList<>(flat.nodes());
    truth.keySet().stream().filter(name -> name.startsWith("v.")).forEach(names::add);
    for (final String name : names) {
      assertThat(truth).containsKey(name);
      assertThat(values.get(name))
          .as(name)
          .isCloseTo(truth.get(name), within(RELATIVE * Math.abs(truth.get(name))));
    }
    return names;
  }

  /** Names that {@code alter} takes: ngspice accepts each, and refuses none. */
  @Test
  void flatNamesAreThoseThatAlterTakes() throws Exception {
    final List<String> deck = new ArrayList<>(HIERARCHY);
    final FlatCircuit flat = Flattener.flatten(read(deck));
    final List<String> resistors =
        flat.devices().stream()
            .filter(Passive.Resistor.class::isInstance)
            .map(Device::name)
            .toList();
    assertThat(resistors).contains("r.x1.xd.r1", "r.x2.r.xg.rc", "rl");
    deck.remove(deck.size() - 1);
    deck.addAll(List.of(".control", "op"));
    resistors.forEach(name -> deck.add("print @" + name + "[resistance]"));
    resistors.forEach(name -> deck.add("alter " + name + " = 123"));
    deck.addAll(List.of("op", "print @r.x2.r.xg.rc[resistance]", ".endc", ".end"));
    final String output = String.join("\n", NgspiceBatch.output(folder, deck));
    assertThat(output).doesNotContain("no such device", "Error").contains("= 1.230000e+02");
    final Map<String, Double> printed =
        output
            .lines()
            .filter(line -> line.contains("[resistance] = "))
            .map(line -> line.split(" = "))
            .collect(
                Collectors.toMap(s -> s[0], s -> Double.parseDouble(s[1]), (first, last) -> first));
    flat.devices().stream()
        .filter(Passive.Resistor.class::isInstance)
        .map(Passive.Resistor.class::cast)
        .forEach(
            r ->
                assertThat(((Value.Constant) r.ohms()).value())
                    .as(r.name())
                    .isCloseTo(
                        printed.get("@" + r.name() + "[resistance]"),
                        within(1e-6 * ((Value.Constant) r.ohms()).value())));
  }

  @Test
  void faultsHaveReasonsAndPlaces() {
    refused(FlatReason.UNKNOWN_SUBCIRCUIT, "x1.x2", ".subckt a n", "x2 n none", ".ends", "x1 1 a");
    refused(FlatReason.PORT_COUNT, "x1", ".subckt a n", "r1 n 0 1", ".ends", "x1 1 2 a");
    refused(FlatReason.RECURSIVE_SUBCIRCUIT, "x1.x1", ".subckt a n", "x1 n a", ".ends", "x1 1 a");
    refused(FlatReason.RECURSIVE_PARAMETER, "r1", ".param a={b} b={a}", "r1 1 0 {a}");
    refused(FlatReason.RECURSIVE_PARAMETER, "r1", ".func f(x) {f(x)}", "r1 1 0 {f(1)}");
    refused(FlatReason.DUPLICATE_DEVICE, "R1", "r1 1 0 1", "R1 1 0 1");
    refused(FlatReason.NOT_MODELLED, "x1", ".subckt a n", "r1 n 0 1", ".ends", "x1 1 a m=2");
    refused(ExpressionReason.UNDEFINED_NAME, "r1", "r1 1 0 {nowhere}");
  }

  private static void refused(final Reason reason, final String place, final String... lines) {
    final List<String> deck = new ArrayList<>(List.of("title"));
    deck.addAll(List.of(lines));
    assertThatThrownBy(() -> Flattener.flatten(read(deck)))
        .isInstanceOfSatisfying(
            WuxingException.class,
            e -> {
              assertThat(e.reason()).isEqualTo(reason);
              assertThat(e.getMessage()).startsWith("in " + place + ":");
            });
  }

  @Test
  void namesOfModelsAreLocal() {
    final FlatCircuit flat =
        Flattener.flatten(
            read(
                List.of(
                    "models",
                    ".model dx d is=1e-14",
                    ".subckt cell a params: i=2e-14",
                    ".model dx d is={i}",
                    "d1 a 0 dx",
                    ".ends",
                    "x1 n cell i=5e-14",
                    "d2 n 0 dx")));
    assertThat(flat.models()).containsOnlyKeys("dx", "x1:dx");
    assertThat(flat.models().get("x1:dx").parameters()).containsEntry("is", Value.of(5e-14));
  }
}
