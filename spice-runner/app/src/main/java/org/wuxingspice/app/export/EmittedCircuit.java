package org.wuxingspice.app.export;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.wuxingspice.loop.propagator.CircuitOptions;
import org.wuxingspice.loop.propagator.LoopReason;
import org.wuxingspice.model.network.DirectedTopology;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.netlist.circuit.Definition;
import org.wuxingspice.netlist.circuit.Directive;
import org.wuxingspice.netlist.circuit.Output;
import org.wuxingspice.netlist.circuit.Source;
import org.wuxingspice.netlist.circuit.Statement;
import org.wuxingspice.netlist.circuit.Value;
import org.wuxingspice.netlist.compile.CompileOptions;
import org.wuxingspice.netlist.compile.CompiledNetwork;
import org.wuxingspice.netlist.compile.NetworkCompiler;
import org.wuxingspice.netlist.compile.PassAnalysis;
import org.wuxingspice.netlist.compile.RestState;

/**
 * A circuit to write.
 *
 * @param compiled circuit of the network
 */
public record EmittedCircuit(CompiledNetwork compiled) {

  /** Which circuit to write. */
  public enum Kind {
    /** Of the forward pass. */
    FORWARD,
    /** Of the reversed pass. */
    REVERSED,
    /** One circuit with direction switches. */
    BOTH
  }

  /** Multiplies all drives. */
  private static final String SCALE = "drive";

  /**
   * Compiles a network.
   *
   * @param network to compile
   * @param kind which of its circuits
   * @param options level, parts and their differences; {@link Kind#BOTH} has op-amps whatever the
   *     level
   * @return its circuit
   */
  public static EmittedCircuit of(
      final Network network, final Kind kind, final CircuitOptions options) {
    final Direction direction = kind == Kind.REVERSED ? Direction.REVERSED : Direction.FORWARD;
    final CompileOptions parts = options.compiled();
    if (kind == Kind.BOTH && parts.trim().isPresent()) {
      throw LoopReason.BAD_SETTING.failure(
          "a calibration and a circuit for both directions: the currents are those of one"
              + " direction; emit forward or reversed");
    }
    return new EmittedCircuit(
        NetworkCompiler.compile(
            network,
            direction,
            options.level(),
            options.technology(),
            kind == Kind.BOTH
                ? parts.with(CompileOptions.Feature.REVERSIBLE)
                : withCurrents(parts, network, direction)));
  }

  /** The currents of a calibration, which one direction alone can have. */
  private static CompileOptions withCurrents(
      final CompileOptions parts, final Network network, final Direction direction) {
    return parts
        .trim()
        .map(
            trim ->
                parts.around(
                    RestState.undriven(network.parameters(), direction)
                        .trimmed(trim.currents(direction))))
        .orElse(parts);
  }

  /**
   * The circuit with the transient of one pass, which keeps and prints the ports where it arrives.
   *
   * @param duration time units, positive
   * @param drive one number per channel, in units of E per time unit; none for a circuit at rest
   * @return the statements of circuit and analysis
   */
  public Stream<Statement> withPass(final double duration, final double... drive) {
    final List<String> kept = kept();
    final List<Statement> pass = new ArrayList<>();
    pass.add(new Directive.Comment("One pass of " + duration + " time units"));
    pass.add(new Output.Save(kept));
    pass.add(new Output.Print(false, "tran", kept));
    pass.add(PassAnalysis.of(compiled.level(), compiled.technology(), duration));
    return Stream.concat(drive.length == 0 ? compiled.statements() : driven(drive), pass.stream());
  }

  private List<String> kept() {
    final DirectedTopology topology = compiled.network().topology().directed(compiled.direction());
    final List<String> probes = compiled.stateProbes();
    return IntStream.range(0, topology.outputCount())
        .map(topology::outputElement)
        .mapToObj(probes::get)
        .toList();
  }

  private Stream<Statement> driven(final double... drive) {
    final List<String> targets = compiled.driveTargets();
    final double[] values = compiled.driveValues(drive);
    final Map<String, Double> byName = new HashMap<>();
    for (int i = 0; i < values.length; i++) {
      byName.put(targets.get(i), values[i]);
    }
    return Stream.concat(
        Stream.of(
            new Directive.Comment(
                "The drives are the sources from "
                    + targets.get(0)
                    + " on; this multiplies them all"),
            new Definition.Parameters(Map.of(SCALE, Value.of(1)))),
        compiled.statements().map(statement -> driven(statement, byName)));
  }

  private static Statement driven(final Statement statement, final Map<String, Double> byName) {
    final Double value =
        statement instanceof Source source
            ? byName.get(source.name().toLowerCase(Locale.ROOT))
            : null;
    if (value != null && statement instanceof Source source) {
      final Value scaled = Value.expression(SCALE + "*(" + value + ")");
      return source instanceof Source.Voltage
          ? new Source.Voltage(source.name(), source.plus(), source.minus(), scaled)
          : new Source.Current(source.name(), source.plus(), source.minus(), scaled);
    }
    return statement;
  }
}
