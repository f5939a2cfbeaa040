package org.wuxingspice.spice.loop;

import java.util.List;
import org.wuxingspice.spice.deck.Deck;

/**
 * The circuit of all pieces that are built alike: same devices and nodes, other values. A worker
 * loads it once and turns one such piece into the next by altering values.
 *
 * @param deck the netlist, with values that no piece needs to have
 * @param names what a piece sets, in a fixed order
 * @param probes what a piece is asked for
 */
record Template(Deck deck, List<String> names, List<String> probes) {

  /** Seals the lists; their identity tells a worker that they are known. */
  Template {
    names = List.copyOf(names);
    probes = List.copyOf(probes);
  }
}
