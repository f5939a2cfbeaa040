package org.wuxingspice.ngspice.pool;

import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wuxingspice.netlist.circuit.Analysis;
import org.wuxingspice.ngspice.deck.Deck;
import org.wuxingspice.ngspice.preparation.AlterCommand;
import org.wuxingspice.ngspice.preparation.SavedVectors;
import org.wuxingspice.ngspice.simulation.Request;
import org.wuxingspice.ngspice.worker.Frame;
import org.wuxingspice.ngspice.worker.Protocol;

/**
 * Lists of names that a worker has, each sent once and then called by its number, since requests of
 * one circuit have the same lists. Owned and used by one thread.
 */
final class SentNames {

  private static final int KEPT = 512;

  private final DataOutputStream toWorker;
  private final Map<List<String>, Integer> numbers = new HashMap<>();
  private final Map<List<String>, List<String>> commandLists = new HashMap<>();
  private final Map<Wanted, List<String>> savedLists = new HashMap<>();
  private int sent;

  /** What decides which vectors ngspice keeps. */
  private record Wanted(Deck deck, Optional<Analysis> analysis, List<String> probes) {}

  SentNames(final DataOutputStream toWorker) {
    this.toWorker = toWorker;
  }

  /** How the commands begin that alter what a request alters; the same list for the same names. */
  int commands(final Request request, final long id) throws IOException {
    if (commandLists.size() >= KEPT) {
      commandLists.clear();
    }
    return number(
        commandLists.computeIfAbsent(
            request.overrides().names(),
            names -> names.stream().map(name -> AlterCommand.of(request.deck(), name)).toList()),
        id);
  }

  /** The vectors that the answer is to have. */
  int vectors(final Request request, final long id) throws IOException {
    return number(request.vectors(), id);
  }

  /** The vectors that ngspice is to keep. */
  int saved(final Request request, final long id) throws IOException {
    return number(
        savedLists.computeIfAbsent(
            new Wanted(request.deck(), request.analysis(), request.probes()),
            wanted -> SavedVectors.of(request)),
        id);
  }

  private int number(final List<String> names, final long id) throws IOException {
    final Integer known = numbers.get(names);
    if (known != null) {
      return known;
    }
    if (numbers.size() >= KEPT) {
      numbers.clear();
    }
    final int number = sent++ % KEPT;
    new Frame.Payload().number(number).texts(names).send(toWorker, Protocol.NAMES, id);
    numbers.put(List.copyOf(names), number);
    return number;
  }
}
