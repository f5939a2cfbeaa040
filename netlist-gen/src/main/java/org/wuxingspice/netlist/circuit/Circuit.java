package org.wuxingspice.netlist.circuit;

import java.util.List;

/**
 * A whole circuit.
 *
 * @param title first line of the netlist; control characters become spaces, spaces at the ends go
 * @param statements in the order they are written
 */
public record Circuit(String title, List<Statement> statements) {
  /** Keeps unmodifiable copies of lists and maps. */
  public Circuit {
    title = Names.printable(title).strip();
    statements = List.copyOf(statements);
  }
}
