package org.wuxingspice.netlist.circuit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.wuxingspice.model.failure.Reason;
import org.wuxingspice.model.failure.WuxingException;
import org.wuxingspice.netlist.expression.ExpressionReason;
import org.wuxingspice.netlist.format.NetlistWriter;

class StatementTest {

  private static final Value ONE = Value.of(1);

  /** Everything that takes text, given the same text. */
  private static final List<Consumer<String>> MAKERS =
      List.of(
          t -> written(new Passive.Resistor("r" + t, "a", "b", ONE)),
          t -> written(new Passive.Capacitor("c1", t, "b", ONE)),
          t -> written(new Instance("x1", List.of("a", t), "cell")),
          t -> written(new Instance("x1", List.of("a"), t)),
          t -> written(new Instance("x1", List.of("a"), "cell", Map.of(t, ONE))),
          t -> written(new Passive.Resistor("r1", "a", "b", Value.expression(t))),
          t -> written(new ControlledSource.Behavioral("b1", "a", "b", true, t)),
          t -> written(new Definition.Subcircuit(t, List.of("a"), Map.of(), List.of())),
          t -> written(new Definition.Model("m1", t, Map.of())),
          t -> written(new Definition.Parameters(Map.of(t, ONE))),
          t -> written(new Directive.Comment(t)),
          t -> written(new Directive.Options(Map.of("reltol", t))),
          t -> written(new Directive.InitialConditions(Map.of(t, ONE))),
          t -> written(new Directive.Include(t, java.util.Optional.empty())),
          t -> written(new Output.Save(List.of(t))),
          t -> written(new Output.Measure("tran", "m", t)),
          t -> written(new Analysis.DcSweep(List.of(new Analysis.Sweep(t, 0, 1, 1)))));

  private static List<String> written(final Statement statement) {
    final List<String> lines = NetlistWriter.lines(new Circuit("title", List.of(statement)));
    final int most = statement instanceof Definition.Subcircuit ? 4 : 3;
    final List<String> begun = lines.stream().filter(line -> !line.startsWith("+ ")).toList();
    assertThat(begun).as("one statement stays one").hasSizeLessThanOrEqualTo(most);
    return lines;
  }

  /** Any text is refused with a reason, or stays within the one line of its statement. */
  @Property
  void textStaysInItsStatement(@ForAll final String text) {
    for (final Consumer<String> maker : MAKERS) {
      try {
        maker.accept(text);
      } catch (final WuxingException refused) {
        assertThat(refused.reason()).isInstanceOfAny(CircuitReason.class, ExpressionReason.class);
        assertThat(refused.getMessage()).doesNotContain("\n", "\r");
      }
    }
  }

  @Test
  void directivesInTextAreRefused() {
    for (final String hostile :
        List.of("a\n.include /nowhere", "a\r\n.control", "a;b", "a b", "a}\n+x", "a$ b", "'a'")) {
      for (final Consumer<String> maker : MAKERS) {
        try {
          maker.accept(hostile);
        } catch (final WuxingException refused) {
          assertThat(refused.reason()).isInstanceOfAny(CircuitReason.class, ExpressionReason.class);
        }
      }
      refused(() -> new Directive.Options(Map.of("reltol", hostile)), CircuitReason.BAD_VALUE);
    }
    assertThat(new Directive.Comment("x\n.include /etc/passwd\r").text())
        .isEqualTo("x .include /etc/passwd");
  }

  @Test
  void blocksCannotBeOpenedByRawLines() {
    for (final String hostile : List.of(".control", ".INCLUDE x", ".ends", "* remark", "+ more")) {
      refused(() -> new Directive.RawLine(hostile), CircuitReason.BAD_VALUE);
    }
    refused(() -> new Directive.Control(List.of(" .EndC")), CircuitReason.BAD_VALUE);
    refused(() -> new Directive.Control(List.of("a\nb")), CircuitReason.BAD_VALUE);
  }

  @Test
  void devicesBeginWithTheirLetter() {
    refused(() -> new Passive.Resistor("c1", "a", "b", ONE), CircuitReason.BAD_NAME);
    refused(() -> new Source.Voltage("", "a", "b", ONE), CircuitReason.BAD_NAME);
    refused(() -> Value.of(Double.NaN), CircuitReason.BAD_VALUE);
    refused(() -> Value.expression("1}\n.include x"), ExpressionReason.SYNTAX);
  }

  private static void refused(
      final org.assertj.core.api.ThrowableAssert.ThrowingCallable made, final Reason reason) {
    assertThatThrownBy(made)
        .isInstanceOfSatisfying(
            WuxingException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }
}
