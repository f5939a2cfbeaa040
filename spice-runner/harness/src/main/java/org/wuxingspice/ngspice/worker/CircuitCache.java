package org.wuxingspice.ngspice.worker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The circuits ngspice holds. It numbers them from the newest, 1, to the oldest. When it refuses
 * one it may say nothing and keep the one before, so each circuit carries its number as an option,
 * and only one that gives that number back counts as loaded.
 */
final class CircuitCache {

  private static final String NUMBER = "wuxing_circuit";

  private final NgspiceSession session;
  private final Map<Integer, Circuit> circuits = new HashMap<>();
  private final List<Integer> oldestFirst = new ArrayList<>();
  private int current = -1;

  CircuitCache(final NgspiceSession session) {
    this.session = session;
  }

  /**
   * Loads a circuit and makes it the current one. After a refusal ngspice may hold any circuit; the
   * parent then ends this process.
   *
   * @param lines the last one is the end card
   * @return whether ngspice took it
   */
  boolean load(final int number, final List<String> lines) {
    final List<String> marked = new ArrayList<>(lines);
    marked.add(lines.size() - 1, ".options " + NUMBER + "=" + number);
    final List<String> plots = PlotReader.plots();
    final int code = session.load(marked);
    final List<String> made = new ArrayList<>(PlotReader.plots());
    made.removeAll(plots);
    circuits.put(number, new Circuit(session, lines, List.copyOf(made)));
    oldestFirst.add(number);
    current = number;
    return code == 0 && !session.isSpoiled() && isCurrent(number);
  }

  private boolean isCurrent(final int number) {
    return session.variable(NUMBER).equals(Integer.toString(number));
  }

  /** Loads a circuit again that was accepted before, as its deck describes it. */
  Circuit loadAnew(final int number) {
    final List<String> lines = select(number).lines();
    remove(number);
    session.command("delete all");
    load(number, lines);
    return select(number);
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
      if (!isCurrent(number)) {
        throw new IllegalStateException("ngspice does not find circuit " + number);
      }
      current = number;
    }
  }
}
