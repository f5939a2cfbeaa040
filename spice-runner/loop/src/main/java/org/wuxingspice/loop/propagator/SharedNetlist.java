package org.wuxingspice.loop.propagator;

import java.util.List;
import org.wuxingspice.ngspice.deck.Deck;

/**
 * The circuit of all pieces that are built alike: same devices and nodes, other values. A worker
 * loads it once and turns one such piece into the next by altering values.
 *
 * @param deck the netlist, with values that no piece needs to have
 * @param names what a piece sets, in a fixed order
 * @param probes what a piece is asked for
 */
record SharedNetlist(Deck deck, List<String> names, List<String> probes) {

  /** Seals the lists; their identity tells a worker that they are known. */
  SharedNetlist {
    names = List.copyOf(names);
    probes = List.copyOf(probes);
  }
}
