package org.wuxingspice.loop.propagator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.netlist.compile.Alteration;
import org.wuxingspice.netlist.compile.BackAnnotation;
import org.wuxingspice.netlist.compile.CompileOptions;
import org.wuxingspice.netlist.compile.CompiledNetwork;
import org.wuxingspice.netlist.compile.NetworkCompiler;
import org.wuxingspice.netlist.compile.NetworkElement;
import org.wuxingspice.netlist.compile.Neurons;
import org.wuxingspice.netlist.compile.Partition;
import org.wuxingspice.netlist.technology.Imperfections;
import org.wuxingspice.ngspice.deck.Deck;

/**
 * A network's circuit in one direction as stages of pieces. The pieces of a stage do not depend on
 * each other; a stage needs what the one before it gives. Pieces that are built alike share a
 * template.
 */
final class PiecewiseCircuit {

  /** What pieces of one template have in common. */
  private record Key(List<String> lines, List<String> names, List<String> probes) {}

  private final Network original;
  private final Network plain;
  private final Direction direction;
  private final CircuitOptions options;
  private final Map<Key, SharedNetlist> templates = new HashMap<>();
  private final List<List<Piece>> stages;

  private PiecewiseCircuit(
      final Network network, final Direction direction, final CircuitOptions options) {
    this.original = network;
    this.direction = direction;
    this.options = options;
    final Network paper = Network.of(network.topology(), new double[network.coefficients().length]);
    this.plain =
        new Network(network.topology(), paper.parameters(), network.clamp(), paper.coefficients());
    this.stages =
        partition().stream().map(stage -> stage.stream().map(this::piece).toList()).toList();
  }

  static PiecewiseCircuit compile(
      final Network network, final Direction direction, final CircuitOptions options) {
    return new PiecewiseCircuit(network, direction, options);
  }

  private List<List<Neurons>> partition() {
    return options.pieceSize().isPresent()
        ? Partition.byKind(original.topology(), direction, options.pieceSize().getAsInt()).stages()
        : List.of(List.of(Neurons.all(original.topology())));
  }

  private Piece piece(final Neurons neurons) {
    final CompiledNetwork compiled = compiled(original, options.imperfections(), neurons);
    return new Piece(compiled, template(compiled, neurons), options);
  }

  private CompiledNetwork compiled(
      final Network network, final Imperfections imperfections, final Neurons neurons) {
    final CompileOptions piece =
        CompileOptions.DEFAULT
            .withImperfections(imperfections)
            .withNeurons(neurons)
            .withOwnNumbers();
    return NetworkCompiler.compile(
        network,
        direction,
        options.level(),
        options.technology(),
        options.circuitIntegrals() ? piece.withDeviationIntegrals() : piece);
  }

  /**
   * Everything but offsets and the density of noise is altered, so it does not have to stand in the
   * netlist.
   */
  private SharedNetlist template(final CompiledNetwork compiled, final Neurons neurons) {
    final Imperfections all = options.imperfections();
    final List<String> lines =
        compiled(plain, new Imperfections(all.seed(), 0, 0, all.offset(), all.noise()), neurons)
            .lines();
    final List<String> names = new ArrayList<>(compiled.driveTargets());
    names.addAll(compiled.coefficientTargets());
    compiled.parameterAlterations(original.parameters()).stream()
        .map(Alteration::target)
        .forEach(names::add);
    final List<String> probes = new ArrayList<>(compiled.stateProbes());
    if (options.circuitIntegrals()) {
      probes.addAll(compiled.integralProbes());
    }
    compiled.outgoing().forEach(line -> probes.add(line.probe()));
    if (options.energy()) {
      probes.addAll(compiled.supply().outputCurrents());
    }
    return templates.computeIfAbsent(
        new Key(lines, names, probes),
        key -> new SharedNetlist(Deck.of(lines).withObjects(this::object), names, probes));
  }

  /** The part of the network, or of the piece at hand, that a device belongs to. */
  private Optional<String> object(final String device) {
    return BackAnnotation.of(device)
        .map(NetworkElement::describe)
        .map(text -> options.pieceSize().isPresent() ? text + " of this piece" : text);
  }

  /** Whether this circuit becomes the network's by altering devices alone. */
  boolean serves(final Network network) {
    return network.topology() == original.topology() && network.clamp().equals(original.clamp());
  }

  /** Tells the passes of a network through this circuit apart. */
  NoiseKey occasion(final Network network) {
    return new NoiseKey(network, direction);
  }

  List<List<Piece>> stages() {
    return stages;
  }

  /** Number of different netlists. */
  int templates() {
    return templates.size();
  }
}
