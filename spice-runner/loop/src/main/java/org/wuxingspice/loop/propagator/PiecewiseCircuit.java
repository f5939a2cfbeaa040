package org.wuxingspice.loop.propagator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.netlist.compile.BackAnnotation;
import org.wuxingspice.netlist.compile.CompileOptions;
import org.wuxingspice.netlist.compile.CompileOptions.Feature;
import org.wuxingspice.netlist.compile.CompiledNetwork;
import org.wuxingspice.netlist.compile.LinkSums;
import org.wuxingspice.netlist.compile.NetworkCompiler;
import org.wuxingspice.netlist.compile.NetworkElement;
import org.wuxingspice.netlist.compile.Neurons;
import org.wuxingspice.netlist.compile.Partition;
import org.wuxingspice.netlist.compile.Supply;
import org.wuxingspice.ngspice.deck.Deck;

/**
 * A network's circuit in one direction as stages of pieces. The pieces of a stage do not depend on
 * each other; a stage needs what the one before it gives. Pieces of equal structure share a
 * netlist.
 */
final class PiecewiseCircuit {

  private final Network original;
  private final SpicePropagator.Kind kind;
  private final CircuitOptions options;
  private final Map<Structure, SharedNetlist> netlists = new HashMap<>();
  private final List<List<Piece>> stages;

  private PiecewiseCircuit(
      final Network network, final SpicePropagator.Kind kind, final CircuitOptions options) {
    this.original = network;
    this.kind = kind;
    this.options = options;
    this.stages =
        partition().stream().map(stage -> stage.stream().map(this::piece).toList()).toList();
  }

  /**
   * Compiles a network.
   *
   * @param network to compile
   * @param kind of the passes
   * @param options of the circuit
   */
  static PiecewiseCircuit compile(
      final Network network, final SpicePropagator.Kind kind, final CircuitOptions options) {
    return new PiecewiseCircuit(network, kind, options);
  }

  private List<List<Neurons>> partition() {
    return options
        .pieces()
        .map(
            pieces ->
                Partition.byKind(original.topology(), kind.direction(), pieces.size()).stages())
        .orElseGet(() -> List.of(List.of(Neurons.all(original.topology()))));
  }

  private Piece piece(final Neurons neurons) {
    final CompiledNetwork compiled =
        NetworkCompiler.compile(
            original, kind.direction(), options.level(), options.technology(), choices(neurons));
    return new Piece(compiled, netlist(compiled), options);
  }

  private CompileOptions choices(final Neurons neurons) {
    CompileOptions choices = options.compiled().withNeurons(neurons).with(Feature.OWN_NUMBERS);
    if (options.circuitIntegrals()) {
      choices = choices.integratingFrom(kind.release());
    }
    if (kind.biased() || options.hasCurrents()) {
      choices = choices.with(Feature.PORT_CURRENTS);
    }
    return options.sumsLinks() ? choices.with(Feature.NORTON_PORTS) : choices;
  }

  /** Everything but offsets and the density of noise is altered, whatever the netlist says. */
  private SharedNetlist netlist(final CompiledNetwork compiled) {
    return netlists.computeIfAbsent(
        Structure.of(compiled, options.die().hasOwnAmplifiers()),
        structure ->
            new SharedNetlist(
                Deck.of(compiled.lines()).withObjects(this::object),
                altered(compiled),
                probes(compiled)));
  }

  private List<String> altered(final CompiledNetwork compiled) {
    final List<String> names = new ArrayList<>(compiled.driveTargets());
    compiled
        .linkSums()
        .map(LinkSums::resistors)
        .ifPresentOrElse(names::addAll, () -> names.addAll(compiled.coefficientTargets()));
    compiled.parameterAlterations(original.parameters()).stream()
        .map(alteration -> alteration.target().text())
        .forEach(names::add);
    return names;
  }

  private List<String> probes(final CompiledNetwork compiled) {
    final List<String> probes = new ArrayList<>(compiled.stateProbes());
    if (options.circuitIntegrals()) {
      compiled.integrals().forEach(integral -> probes.add(integral.vector()));
    }
    compiled.outgoing().forEach(line -> probes.add(line.probe()));
    if (options.energy()) {
      probes.addAll(Supply.of(compiled).outputCurrents());
    }
    return probes;
  }

  /** The part of the network, or of the piece at hand, that a device belongs to. */
  private Optional<String> object(final String device) {
    return BackAnnotation.of(device)
        .map(NetworkElement::describe)
        .map(text -> options.pieces().isPresent() ? text + " of this piece" : text);
  }

  /** Whether this circuit becomes the network's by altering devices alone. */
  boolean serves(final Network network) {
    return network.topology() == original.topology() && network.clamp().equals(original.clamp());
  }

  /** Tells the passes of a network through this circuit apart. */
  NoiseKey noiseKey(final Network network) {
    return new NoiseKey(network, kind.direction());
  }

  Direction direction() {
    return kind.direction();
  }

  /** Where a network starts in this direction when nothing drives or biases it. */
  StartingPoint.State undriven(final Network network) {
    return StartingPoint.undriven(network, kind.direction()).state(0);
  }

  List<List<Piece>> stages() {
    return stages;
  }

  /** Number of different netlists. */
  int netlists() {
    return netlists.size();
  }
}
