package org.wuxingspice.netlist.naming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wuxingspice.netlist.format.NgspiceBatch;

class FlatNameTest {

  /** Devices at three depths, and a subcircuit that is defined within another one. */
  private static final List<String> DECK =
      List.of(
          "* names",
          ".subckt inner a",
          "c1 a w 1u ic=0.5",
          "r1 w 0 1k",
          "e1 q 0 w 0 2",
          "rq q 0 1k",
          ".ends",
          ".subckt outer a",
          ".subckt within b",
          "rc b 0 3k",
          ".ends",
          "xi a inner",
          "xg a within",
          ".ends",
          "v1 in 0 1",
          "xo in outer",
          "r9 in 0 2k");

  @TempDir Path folder;

  @Provide
  Arbitrary<DevicePath> paths() {
    final Arbitrary<String> word =
        Arbitraries.strings().withChars("abcx123_").ofMinLength(1).ofMaxLength(4);
    return Combinators.combine(
            word.map(text -> "x" + text).list().ofMaxSize(4),
            Arbitraries.of("r", "c", "l", "v", "e", "b", "g", "q"),
            word)
        .as((instances, kind, name) -> new DevicePath(instances, kind + name));
  }

  @Property(tries = 300)
  void whatIsWrittenIsReadBack(@ForAll("paths") final DevicePath path) {
    assertThat(FlatName.parse(path.text())).isEqualTo(path);
    assertThat(FlatName.parse(path.branch().text())).isEqualTo(path.branch());
    assertThat(FlatName.parse(path.branch().outside())).isEqualTo(path.branch());
    assertThat(FlatName.parse(path.parameter("ic").text())).isEqualTo(path.parameter("ic"));
    final NodePath node = new NodePath(path.instances(), "n" + path.local());
    assertThat(FlatName.parse(node.text())).isEqualTo(node);
    assertThat(path.in("xo").outermost()).isEqualTo("xo");
  }

  @Test
  void namesOfSubcircuitsWithinOthersAreKept() {
    final DevicePath path = DevicePath.parse("r.xo.r.xg.rc");
    assertThat(path.instances()).containsExactly("xo");
    assertThat(path.text()).isEqualTo("r.xo.r.xg.rc");
  }

  /** ngspice answers to the names that paths are written as. */
  @Test
  void ngspiceKnowsTheNames() throws IOException, InterruptedException {
    final DevicePath capacitor = DevicePath.of("c1").in("xi").in("xo");
    final DevicePath source = DevicePath.of("e1").in("xi").in("xo");
    final DevicePath resistor = DevicePath.of("r1").in("xi").in("xo");
    final DevicePath nested = new DevicePath(List.of("xo"), DevicePath.of("rc").in("xg").text());
    final List<FlatName> names =
        List.of(
            resistor.parameter("resistance"),
            capacitor.parameter("capacitance"),
            nested.parameter("resistance"),
            DevicePath.of("r9").parameter("resistance"),
            new NodePath(List.of("xo", "xi"), "w"),
            source.branch(),
            DevicePath.of("v1").branch());
    final List<String> lines = new ArrayList<>(DECK);
    lines.addAll(
        List.of(
            ".control",
            "set numdgt=15",
            new Alteration(resistor, 500).command(),
            new Alteration(capacitor.parameter("ic"), 0.25).command(),
            "save all "
                + String.join(" ", names.subList(0, 4).stream().map(FlatName::text).toList())
                + " "
                + capacitor.parameter("i").text(),
            "op"));
    names.forEach(name -> lines.add("print " + name.text()));
    lines.addAll(List.of(".endc", ".end"));
    final List<Double> printed =
        NgspiceBatch.output(folder, lines).stream()
            .filter(line -> line.matches("\\S+ = \\S+"))
            .map(line -> Double.valueOf(line.substring(line.indexOf(" = ") + 3).strip()))
            .toList();
    assertThat(printed).hasSameSizeAs(names);
    assertThat(printed.get(0)).isEqualTo(500);
    assertThat(printed.get(1)).isEqualTo(1e-6);
    assertThat(printed.get(2)).isEqualTo(3000);
    assertThat(printed.get(3)).isEqualTo(2000);
    // behind a capacitor: no current, and so no voltage at node w and behind the source
    assertThat(printed.get(4)).isZero();
    assertThat(printed.get(5)).isZero();
    // 1 V over 2 kΩ and 3 kΩ, into the positive node
    assertThat(printed.get(6)).isCloseTo(-1 / 1200.0, within(1e-17));
  }

  @Test
  void onlyDevicesCanBeAltered() {
    assertThatThrownBy(() -> new Alteration(NodePath.of("a"), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("v(a)");
  }
}
