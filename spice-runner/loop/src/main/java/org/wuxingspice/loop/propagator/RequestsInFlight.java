package org.wuxingspice.loop.propagator;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.wuxingspice.ngspice.simulation.Outcome;
import org.wuxingspice.ngspice.simulation.Request;
import org.wuxingspice.ngspice.simulation.Simulator;

/**
 * Requests that a simulator works on, a few ahead of the answer that is taken next. Answers are
 * taken in the order of the requests, whoever gives them; a request whose worker is lost or stops
 * is sent again. Closing cancels what is still under way, so that an interrupted or failed caller
 * leaves no simulation behind.
 */
final class RequestsInFlight implements AutoCloseable {

  /** Requests ahead of the answer that is taken next, for each worker. */
  private static final int AHEAD = 4;

  /** How often a request is sent before it counts as lost. */
  static final int ATTEMPTS = 5;

  private record Asked(
      Request request, CompletableFuture<Outcome> answer, Consumer<Outcome> taker) {}

  private final Simulator simulator;
  private final Queue<Asked> asked = new ArrayDeque<>();

  RequestsInFlight(final Simulator simulator) {
    this.simulator = simulator;
  }

  /** Submits a request, after taking answers as long as there are enough requests under way. */
  void submit(final Request request, final Consumer<Outcome> taker) {
    while (asked.size() >= AHEAD * simulator.parallelism()) {
      takeOldest();
    }
    asked.add(new Asked(request, simulator.submit(request), taker));
  }

  /** Waits for the answer to the oldest request and hands it over. */
  void takeOldest() {
    final Asked oldest = asked.element();
    Outcome outcome = Simulator.await(oldest.answer());
    for (int attempt = 1; isLost(outcome) && attempt < ATTEMPTS; attempt++) {
      outcome = simulator.run(oldest.request());
    }
    asked.remove();
    oldest.taker().accept(outcome);
  }

  /** Takes all answers. */
  void takeAll() {
    while (!asked.isEmpty()) {
      takeOldest();
    }
  }

  /** Whether a request has no answer for reasons that lie outside the circuit. */
  static boolean isLost(final Outcome outcome) {
    return outcome instanceof Outcome.Lost || outcome instanceof Outcome.TimedOut;
  }

  @Override
  public void close() {
    asked.forEach(request -> request.answer().cancel(true));
    asked.clear();
  }
}
