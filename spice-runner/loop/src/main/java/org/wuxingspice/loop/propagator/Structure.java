package org.wuxingspice.loop.propagator;

import static org.wuxingspice.model.network.Neuron.ELEMENTS;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.wuxingspice.model.network.DirectedTopology;
import org.wuxingspice.netlist.compile.BoundarySignal;
import org.wuxingspice.netlist.compile.CompiledNetwork;

/**
 * How a piece is built, whatever its neurons' indices are: pieces of equal structure have the same
 * netlist apart from values. Numbers count from 0 through the piece, and then through the elements
 * elsewhere in the order in which its links name them.
 *
 * @param neurons in the piece
 * @param driven element of each channel of the drive
 * @param links for each link the elements that it comes from and ends in; for summed links the
 *     elements that receive any
 * @param senders elements that give signals
 * @param own indices of the neurons when their devices are unlike any others', else empty
 */
record Structure(
    int neurons,
    List<Integer> driven,
    List<Integer> links,
    List<Integer> senders,
    List<Integer> own) {

  /**
   * The structure of a piece.
   *
   * @param piece with numbers of its own
   * @param unique whether the netlist holds draws of devices, which no other piece has
   */
  static Structure of(final CompiledNetwork piece, final boolean unique) {
    final DirectedTopology topology = piece.network().topology().directed(piece.direction());
    final Map<Integer, Integer> numbers = new HashMap<>();
    for (final int element : piece.elements()) {
      numbers.put(element, numbers.size());
    }
    final List<Integer> driven = new ArrayList<>();
    for (final int channel : piece.channels()) {
      driven.add(numbers.get(piece.driveElement(channel)));
    }
    final List<Integer> links = new ArrayList<>();
    piece
        .linkSums()
        .ifPresentOrElse(
            sums -> {
              for (int port = 0; port < sums.ports(); port++) {
                links.add(numbers.get(sums.element(port)));
              }
            },
            () -> {
              for (final int link : piece.links()) {
                links.add(numbers.computeIfAbsent(topology.source(link), e -> numbers.size()));
                links.add(numbers.get(topology.target(link)));
              }
            });
    return new Structure(
        piece.elements().length / ELEMENTS,
        driven,
        links,
        piece.outgoing().stream()
            .map(BoundarySignal::element)
            .distinct()
            .map(numbers::get)
            .toList(),
        unique ? piece.neurons().stream().boxed().toList() : List.of());
  }
}
