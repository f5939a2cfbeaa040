package org.wuxingspice.spice.worker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The circuits ngspice holds. It numbers them from the newest, 1, to the oldest. */
final class CircuitShelf {

  private final NgspiceSession session;
  private final Map<Integer, Circuit> circuits = new HashMap<>();
  private final List<Integer> oldestFirst = new ArrayList<>();
  private int current = -1;

  CircuitShelf(final NgspiceSession session) {
    this.session = session;
  }

  /**
   * Loads a circuit and makes it the current one. After a refusal ngspice may hold any circuit; the
   * parent then ends this process.
   *
   * @return ngspice's return code
   */
  int load(final int number, final List<String> lines) {
    final int code = session.load(lines);
    circuits.put(number, new Circuit(session, lines));
    oldestFirst.add(number);
    current = number;
    return code;
  }

  /** Loads a circuit again that was accepted before, as its deck describes it. */
  Circuit loadAnew(final int number) {
    final List<String> lines = circuits.get(number).lines();
    remove(number);
    session.command("delete all");
    load(number, lines);
    return circuits.get(number);
  }

  void remove(final int number) {
    activate(number);
    session.command("remcirc");
    oldestFirst.remove((Integer) number);
    circuits.remove(number);
    current = -1;
  }

  Circuit select(final int number) {
    activate(number);
    final Circuit circuit = circuits.get(number);
    if (circuit == null) {
      throw new IllegalStateException("no circuit " + number);
    }
    return circuit;
  }

  private void activate(final int number) {
    if (number != current) {
      session.command("setcirc " + (oldestFirst.size() - oldestFirst.indexOf(number)));
      current = number;
    }
  }
}
