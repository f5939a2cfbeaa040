package org.wuxingspice.app.export;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.Topology;
import org.wuxingspice.netlist.circuit.Directive;
import org.wuxingspice.netlist.circuit.Output;
import org.wuxingspice.netlist.circuit.Statement;
import org.wuxingspice.netlist.compile.CompileOptions;
import org.wuxingspice.netlist.compile.CompiledNetwork;
import org.wuxingspice.netlist.compile.Level;
import org.wuxingspice.netlist.compile.NetworkCompiler;
import org.wuxingspice.netlist.compile.PassAnalysis;
import org.wuxingspice.netlist.technology.Technology;

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

  /**
   * Compiles a network.
   *
   * @param network to compile
   * @param kind which of its circuits
   * @param level of detail; {@link Kind#BOTH} has op-amps whatever the level
   * @param technology volts, seconds and parts
   * @return its circuit
   */
  public static EmittedCircuit of(
      final Network network, final Kind kind, final Level level, final Technology technology) {
    final Direction direction = kind == Kind.REVERSED ? Direction.REVERSED : Direction.FORWARD;
    final CompileOptions options =
        kind == Kind.BOTH
            ? CompileOptions.DEFAULT.with(CompileOptions.Feature.REVERSIBLE)
            : CompileOptions.DEFAULT;
    return new EmittedCircuit(
        NetworkCompiler.compile(network, direction, level, technology, options));
  }

  /**
   * The circuit with the transient of one pass, which keeps the ports where it arrives.
   *
   * @param duration time units, positive
   * @return the statements of circuit and analysis
   */
  public Stream<Statement> withPass(final double duration) {
    final Topology topology = compiled.network().topology();
    final boolean forward = compiled.direction() == Direction.FORWARD;
    final int ports = forward ? topology.outputCount() : topology.inputCount();
    final List<String> probes = compiled.stateProbes();
    final List<String> kept =
        IntStream.range(0, ports)
            .map(port -> forward ? topology.outputElement(port) : topology.inputElement(port))
            .mapToObj(probes::get)
            .toList();
    final List<Statement> pass = new ArrayList<>();
    pass.add(new Directive.Comment("One pass of " + duration + " time units"));
    pass.add(new Output.Save(kept));
    pass.add(PassAnalysis.of(compiled.technology(), duration));
    return Stream.concat(compiled.statements(), pass.stream());
  }
}
