package org.wuxingspice.spice.loop;

import java.util.List;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.netlist.compile.NetworkCompiler;
import org.wuxingspice.netlist.compile.Neurons;
import org.wuxingspice.netlist.compile.Partition;

/**
 * A network's circuit in one direction as stages of pieces. The pieces of a stage do not depend on
 * each other; a stage needs what the one before it gives.
 */
final class PiecewiseCircuit {

  private final Network original;
  private final Direction direction;
  private final List<List<Piece>> stages;

  private PiecewiseCircuit(
      final Network original, final Direction direction, final List<List<Piece>> stages) {
    this.original = original;
    this.direction = direction;
    this.stages = stages;
  }

  static PiecewiseCircuit compile(
      final Network network, final Direction direction, final CircuitOptions options) {
    final List<List<Neurons>> partition =
        options.pieceSize().isPresent()
            ? Partition.byGroups(network.topology(), direction, options.pieceSize().getAsInt())
                .stages()
            : List.of(List.of(Neurons.all(network.topology())));
    return new PiecewiseCircuit(
        network,
        direction,
        partition.stream()
            .map(stage -> stage.stream().map(n -> piece(network, direction, options, n)).toList())
            .toList());
  }

  private static Piece piece(
      final Network network,
      final Direction direction,
      final CircuitOptions options,
      final Neurons neurons) {
    return new Piece(
        NetworkCompiler.compile(
            network,
            direction,
            options.level(),
            options.technology(),
            options.compileOptions().withNeurons(neurons)),
        options);
  }

  /** Whether this circuit becomes the network's by altering devices alone. */
  boolean serves(final Network network) {
    return network.topology() == original.topology() && network.clamp().equals(original.clamp());
  }

  /** Tells the passes of a network through this circuit apart. */
  Occasion occasion(final Network network) {
    return new Occasion(network, direction);
  }

  List<List<Piece>> stages() {
    return stages;
  }
}
