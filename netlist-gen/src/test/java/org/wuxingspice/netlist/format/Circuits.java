package org.wuxingspice.netlist.format;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.wuxingspice.netlist.circuit.Analysis;
import org.wuxingspice.netlist.circuit.Circuit;
import org.wuxingspice.netlist.circuit.CodeModel;
import org.wuxingspice.netlist.circuit.ControlledSource;
import org.wuxingspice.netlist.circuit.Definition;
import org.wuxingspice.netlist.circuit.Device;
import org.wuxingspice.netlist.circuit.Directive;
import org.wuxingspice.netlist.circuit.Instance;
import org.wuxingspice.netlist.circuit.ModelReference;
import org.wuxingspice.netlist.circuit.Output;
import org.wuxingspice.netlist.circuit.Passive;
import org.wuxingspice.netlist.circuit.Semiconductor;
import org.wuxingspice.netlist.circuit.Source;
import org.wuxingspice.netlist.circuit.Statement;
import org.wuxingspice.netlist.circuit.Stimulus;
import org.wuxingspice.netlist.circuit.Switch;
import org.wuxingspice.netlist.circuit.TransmissionLine;
import org.wuxingspice.netlist.circuit.Value;
import org.wuxingspice.netlist.circuit.Waveform;
import org.wuxingspice.netlist.expression.Expressions;

/** Random circuits of every kind of statement. */
final class Circuits {

  private static final Arbitrary<String> NODES =
      Arbitraries.oneOf(
          Arbitraries.of("0", "in+", "out-", "net#3", "xs.b1", "VDD!", "1"),
          Arbitraries.strings().withChars("abcN_12").ofMinLength(1).ofMaxLength(8));

  private static final Arbitrary<String> NAMES = Expressions.names();
  private static final Arbitrary<Value> VALUES =
      Arbitraries.oneOf(
          Expressions.numbers().map(Value::of), Expressions.any(false).map(Value::of));

  private static final Arbitrary<Map<String, Value>> PARAMETERS =
      Arbitraries.maps(NAMES, VALUES).ofMaxSize(3);

  /** The statement {@code .model nch} tells where transistors' nodes end. */
  private static final Statement MODEL =
      new Definition.Model("nch", "nmos", Map.of("level", Value.of(1)));

  private Circuits() {}

  static Arbitrary<Circuit> any() {
    final Arbitrary<Statement> cell =
        Combinators.combine(
                NAMES, NODES.list().ofMaxSize(4), PARAMETERS, statement().list().ofMaxSize(4))
            .as(Definition.Subcircuit::new);
    final Arbitrary<Statement> outer =
        Combinators.combine(NAMES, NODES.list().ofMaxSize(4), PARAMETERS, cell.list().ofMaxSize(2))
            .as(Definition.Subcircuit::new);
    return Combinators.combine(
            Arbitraries.strings().ofMaxLength(30),
            Arbitraries.frequencyOf(
                    net.jqwik.api.Tuple.of(8, statement()), net.jqwik.api.Tuple.of(1, outer))
                .list()
                .ofMaxSize(6))
        .as(
            (title, statements) -> {
              final List<Statement> all = new java.util.ArrayList<>(statements);
              all.add(MODEL);
              return new Circuit(title, all);
            });
  }

  private static Arbitrary<Statement> statement() {
    return Arbitraries.oneOf(
        passive().map(s -> s),
        source().map(s -> s),
        controlled().map(s -> s),
        modelled().map(s -> s),
        definition(),
        directive(),
        analysis());
  }

  private static Arbitrary<Device> passive() {
    return Combinators.combine(NAMES, NODES, NODES, VALUES, VALUES.optional(), PARAMETERS)
        .flatAs(
            (n, a, b, value, initial, parameters) ->
                Arbitraries.of(
                    new Passive.Resistor("r" + n, a, b, value, parameters),
                    new Passive.Capacitor("C" + n, a, b, value, initial, parameters),
                    new Passive.Inductor("l" + n, a, b, value, initial, parameters),
                    new Passive.Modelled("r" + n, a, b, initial, "rmod", parameters),
                    new Passive.Coupling("k" + n, List.of("l1", "L2", "l3"), value)));
  }

  private static Arbitrary<Device> source() {
    final Arbitrary<Waveform> waveform =
        Arbitraries.of(Waveform.Shape.class)
            .flatMap(
                shape ->
                    VALUES
                        .list()
                        .ofSize(4)
                        .map(
                            arguments ->
                                new Waveform(
                                    shape,
                                    arguments,
                                    shape == Waveform.Shape.PWL
                                        ? Map.of("r", Value.ZERO, "td", Value.of(1e-9))
                                        : Map.of())));
    final Arbitrary<Stimulus> stimulus =
        Combinators.combine(
                VALUES.optional(),
                Combinators.combine(VALUES, VALUES).as(Stimulus.Ac::new).optional(),
                waveform.optional())
            .as(Stimulus::new);
    return Combinators.combine(NAMES, NODES, NODES, stimulus)
        .flatAs(
            (n, a, b, s) ->
                Arbitraries.of(
                    new Source.Voltage("v" + n, a, b, s), new Source.Current("I" + n, a, b, s)));
  }

  private static Arbitrary<Device> controlled() {
    return Combinators.combine(
            NAMES, NODES.list().ofSize(4), VALUES, Expressions.any(true), VALUES.list().ofSize(3))
        .flatAs(
            (n, x, value, formula, list) ->
                Arbitraries.of(
                    new ControlledSource.Vcvs(
                        "e" + n, x.get(0), x.get(1), x.get(2), x.get(3), value),
                    new ControlledSource.Vccs(
                        "g" + n, x.get(0), x.get(1), x.get(2), x.get(3), value),
                    new ControlledSource.Cccs("f" + n, x.get(0), x.get(1), "v1", value),
                    new ControlledSource.Ccvs("h" + n, x.get(0), x.get(1), "v1", value),
                    new ControlledSource.Polynomial("e" + n, x.get(0), x.get(1), x, list),
                    new ControlledSource.Polynomial(
                        "F" + n, x.get(0), x.get(1), List.of("v1", "v2"), list),
                    new ControlledSource.Behavioral("b" + n, x.get(0), x.get(1), true, formula),
                    new ControlledSource.Behavioral(
                        "b" + n, x.get(0), x.get(1), true, formula, Optional.of(value)),
                    new ControlledSource.Behavioral("B" + n, x.get(0), x.get(1), false, formula),
                    new ControlledSource.Behavioral("e" + n, x.get(0), x.get(1), false, formula),
                    new ControlledSource.Behavioral("g" + n, x.get(0), x.get(1), true, formula)));
  }

  private static Arbitrary<Device> modelled() {
    final Arbitrary<ModelReference> placement =
        Combinators.combine(
                VALUES.optional(),
                Arbitraries.of(true, false),
                VALUES.list().ofMaxSize(2),
                PARAMETERS)
            .as((area, off, initial, p) -> new ModelReference("nch", area, off, initial, p));
    final Arbitrary<Optional<Boolean>> on = Arbitraries.of(true, false).optional();
    return Combinators.combine(NAMES, NODES.list().ofSize(5), placement, on, VALUES, PARAMETERS)
        .flatAs(
            (n, x, p, state, value, parameters) ->
                Arbitraries.of(
                    new Semiconductor.Diode("d" + n, x.subList(0, 2), p),
                    new Semiconductor.Bipolar("q" + n, x.subList(0, 4), p),
                    new Semiconductor.Mosfet("m" + n, x, p),
                    new Semiconductor.JunctionFet("j" + n, x.subList(0, 3), p),
                    new Switch.ByVoltage(
                        "s" + n, x.get(0), x.get(1), x.get(2), x.get(3), "sw1", state),
                    new Switch.ByCurrent("w" + n, x.get(0), x.get(1), "v1", "sw2", state),
                    new TransmissionLine("t" + n, x.subList(0, 4), Map.of("z0", value)),
                    new Instance("x" + n, x, "cell", parameters),
                    new CodeModel(
                        "a" + n,
                        List.of(
                            new CodeModel.Connection(
                                false, List.of(new CodeModel.Port("vd", false, x.subList(0, 2)))),
                            new CodeModel.Connection(
                                true,
                                List.of(
                                    new CodeModel.Port("", true, List.of("d1")),
                                    new CodeModel.Port("", false, List.of("d2")))),
                            new CodeModel.Connection(
                                false, List.of(new CodeModel.Port("", false, List.of())))),
                        "code")));
  }

  private static Arbitrary<Statement> definition() {
    return Combinators.combine(NAMES, PARAMETERS.filter(p -> !p.isEmpty()), Expressions.any(false))
        .flatAs(
            (n, parameters, body) ->
                Arbitraries.of(
                    new Definition.Parameters(parameters),
                    new Definition.Model("m" + n, "npn", parameters),
                    new Definition.Function(n, List.of("px", "py"), body)));
  }

  private static Arbitrary<Statement> directive() {
    return Combinators.combine(
            Arbitraries.strings().ofMaxLength(150), NODES, VALUES, Arbitraries.of("tran", "ac"))
        .flatAs(
            (text, node, value, analysis) ->
                Arbitraries.of(
                    new Directive.Comment(text),
                    new Directive.Options(Map.of("reltol", "1e-4", "noinit", "")),
                    new Directive.InitialConditions(Map.of(node, value)),
                    new Directive.NodeSet(Map.of(node, value)),
                    new Directive.Global(List.of(node, "vdd")),
                    new Output.Save(List.of("v(" + node + ")", "@r1[i]", "all")),
                    new Output.Print(false, analysis, List.of("v(a,b)", "i(v1)")),
                    new Output.Print(true, analysis, List.of("vdb(2)")),
                    new Output.Measure(analysis, "delay", "trig v(1) val=0.5 rise=1 targ v(2)"),
                    new Directive.RawLine(".temp 27"),
                    new Directive.Control(List.of("run", "print v(1)"))));
  }

  private static Arbitrary<Statement> analysis() {
    final Analysis.Frequencies decades =
        new Analysis.Frequencies(Analysis.Spacing.DECADE, 10, 1, 1e6);
    return Arbitraries.integers()
        .between(1, 1_000_000)
        .map(picoseconds -> picoseconds * 1e-12)
        .flatMap(
            step ->
                Arbitraries.of(
                    new Analysis.OperatingPoint(),
                    new Analysis.Transient(step, 1, 0, 0, true),
                    new Analysis.Transient(step, 1, 0.5, 0, false),
                    new Analysis.Transient(step, 1, 0, step, true),
                    new Analysis.DcSweep(
                        List.of(
                            new Analysis.Sweep("v1", 0, 1, step),
                            new Analysis.Sweep("temp", 100, 0, -10))),
                    new Analysis.AcSweep(decades),
                    new Analysis.AcSweep(
                        new Analysis.Frequencies(Analysis.Spacing.OCTAVE, 3, step, 1)),
                    new Analysis.Noise("out", "0", "v1", decades),
                    new Analysis.Noise("out", "ref", "v1", decades)));
  }
}
