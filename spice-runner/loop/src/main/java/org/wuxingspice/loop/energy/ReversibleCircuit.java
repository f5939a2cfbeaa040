package org.wuxingspice.loop.energy;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.wuxingspice.loop.propagator.CircuitOptions;
import org.wuxingspice.loop.propagator.LoopReason;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.netlist.compile.CompileOptions;
import org.wuxingspice.netlist.compile.CompiledNetwork;
import org.wuxingspice.netlist.compile.Level;
import org.wuxingspice.netlist.compile.NetworkCompiler;
import org.wuxingspice.netlist.compile.PassAnalysis;
import org.wuxingspice.netlist.compile.Supply;
import org.wuxingspice.ngspice.deck.Deck;
import org.wuxingspice.ngspice.simulation.Outcome;
import org.wuxingspice.ngspice.simulation.Request;
import org.wuxingspice.ngspice.simulation.Simulator;

/**
 * The parts of the circuits that could train a network: two of one direction each, or one with
 * switches for both, whose power at rest is measured. Signals change it by a fraction of a per
 * cent.
 *
 * @param forwardAmplifiers in the circuit of the forward pass
 * @param reversedAmplifiers in that of the reversed pass
 * @param amplifiers in one circuit for both
 * @param power of one circuit for both, at rest in the forward direction, watt; NaN when its
 *     simulation takes longer than the limit of a pass
 * @param update energy of a forward and a reversed pass in one circuit for both, joule; NaN without
 *     its power
 */
public record ReversibleCircuit(
    @JsonProperty("forward_amplifiers") int forwardAmplifiers,
    @JsonProperty("reversed_amplifiers") int reversedAmplifiers,
    @JsonProperty("amplifiers") int amplifiers,
    @JsonProperty("power_W") double power,
    @JsonProperty("update_J") double update) {

  /** Time units after which a circuit that starts at rest is looked at. */
  private static final double SETTLED = 0.5;

  /** Nothing is known of ideal parts, which have no supplies. */
  static final ReversibleCircuit NONE = new ReversibleCircuit(0, 0, 0, 0, 0);

  /**
   * Measures the circuit at rest.
   *
   * @param network to build
   * @param options level and parts
   * @param simulator answers the request; stays open
   * @return its figures
   */
  static ReversibleCircuit measure(
      final Network network, final CircuitOptions options, final Simulator simulator) {
    if (options.level() != Level.OPAMP) {
      return NONE;
    }
    final CompileOptions drawn = CompileOptions.DEFAULT;
    final CompiledNetwork both =
        compile(network, Direction.FORWARD, options, drawn.with(CompileOptions.Feature.REVERSIBLE));
    final double power = power(both, options, simulator);
    return new ReversibleCircuit(
        compile(network, Direction.FORWARD, options, drawn).amplifiers().size(),
        compile(network, Direction.REVERSED, options, drawn).amplifiers().size(),
        both.amplifiers().size(),
        power,
        2 * power * options.technology().seconds(options.duration()));
  }

  private static CompiledNetwork compile(
      final Network network,
      final Direction direction,
      final CircuitOptions options,
      final CompileOptions features) {
    return NetworkCompiler.compile(
        network, direction, options.level(), options.technology(), features);
  }

  private static double power(
      final CompiledNetwork circuit, final CircuitOptions options, final Simulator simulator) {
    final Supply supply = Supply.of(circuit);
    final Outcome outcome =
        simulator.run(
            Request.of(
                    Deck.of(circuit.lines()),
                    PassAnalysis.of(options.level(), options.technology(), SETTLED))
                .probing(supply.outputCurrents())
                .within(options.limit()));
    if (outcome instanceof Outcome.TimedOut) {
      return Double.NaN;
    }
    if (!(outcome instanceof Outcome.Completed completed)) {
      throw LoopReason.SAMPLE_FAILED.failure(
          "the circuit for both directions: " + outcome.describe());
    }
    return supply.power(last(completed, supply.outputCurrents()));
  }

  private static double[] last(final Outcome.Completed completed, final List<String> vectors) {
    final int end = completed.waveforms().scale().length - 1;
    return vectors.stream()
        .mapToDouble(vector -> completed.waveforms().vector(vector)[end])
        .toArray();
  }
}
