package org.wuxingspice.ngspice.worker;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** A loaded circuit: what it was altered to and which vectors it saves. */
final class Circuit {

  /** Characters of joined commands; a single one may be longer, up to ngspice's limit. */
  private static final int JOINED = 1000;

  private final NgspiceSession session;
  private final List<String> lines;
  private List<String> names = List.of();
  private double[] values = new double[0];
  private List<String> saved = List.of();
  private final List<String> plotsOfLoading;
  private boolean used;

  Circuit(
      final NgspiceSession session, final List<String> lines, final List<String> plotsOfLoading) {
    this.session = session;
    this.lines = lines;
    this.plotsOfLoading = plotsOfLoading;
  }

  /**
   * The plots that the deck's own control block made when it was loaded, which are the results of
   * its own analyses; each load gives them once.
   */
  List<String> takePlotsOfLoading() {
    used = true;
    return plotsOfLoading;
  }

  List<String> lines() {
    return lines;
  }

  /**
   * Whether this circuit cannot be brought to a state by commands: values of the deck that were
   * altered, or its own save cards, come back only by loading it anew.
   */
  boolean mustBeLoadedAnew(final List<String> newNames, final List<String> words) {
    if ((words.isEmpty() && !saved.isEmpty()) || (used && !plotsOfLoading.isEmpty())) {
      return true;
    }
    return newNames != names && !new HashSet<>(newNames).containsAll(names);
  }

  /**
   * Alters what differs from what was set before.
   *
   * @param newNames begins of commands, up to the equals sign
   * @return the begin of the command with a name that ngspice does not know, if any
   */
  Optional<String> alter(final List<String> newNames, final double[] newValues) {
    final boolean same = newNames == names;
    final StringBuilder joined = new StringBuilder();
    int first = 0;
    for (int i = 0; i < newValues.length; i++) {
      if (same && Double.compare(newValues[i], values[i]) == 0) {
        continue;
      }
      final String command = newNames.get(i) + " = " + newValues[i];
      if (joined.length() + command.length() >= JOINED) {
        final Optional<String> refused = send(joined, newNames, newValues, first, i);
        if (refused.isPresent()) {
          return refused;
        }
        first = i;
      }
      joined.append(joined.length() == 0 ? "" : ";").append(command);
    }
    final Optional<String> refused = send(joined, newNames, newValues, first, newValues.length);
    names = newNames;
    values = newValues;
    return refused;
  }

  private Optional<String> send(
      final StringBuilder joined,
      final List<String> newNames,
      final double[] newValues,
      final int from,
      final int to) {
    if (joined.length() == 0) {
      return Optional.empty();
    }
    session.command(joined.toString());
    joined.setLength(0);
    if (session.messages().isEmpty()) {
      return Optional.empty();
    }
    for (int i = from; i < to; i++) {
      session.messages().clear();
      session.command(newNames.get(i) + " = " + newValues[i]);
      if (!session.messages().isEmpty()) {
        return Optional.of(newNames.get(i));
      }
    }
    return Optional.empty();
  }

  /**
   * Has ngspice keep vectors.
   *
   * @param words of the command; none for all
   */
  void save(final List<String> words) {
    if (words == saved || words.equals(saved)) {
      return;
    }
    if (!saved.isEmpty()) {
      session.command("delete all");
    }
    StringBuilder line = new StringBuilder();
    for (final String vector : words) {
      if (line.length() > 0 && line.length() + vector.length() > JOINED) {
        session.command(line.toString());
        line = new StringBuilder();
      }
      line.append(line.length() == 0 ? "save " : " ").append(vector);
    }
    if (line.length() > 0) {
      session.command(line.toString());
    }
    saved = words;
  }
}
