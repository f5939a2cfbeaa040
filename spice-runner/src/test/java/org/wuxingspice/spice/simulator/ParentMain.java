package org.wuxingspice.spice.simulator;

import java.time.Duration;
import java.util.List;
import org.wuxingspice.netlist.circuit.Analysis;
import org.wuxingspice.spice.deck.Deck;

/** A program with two busy workers, to be killed. Prints a line whenever one makes progress. */
final class ParentMain {

  private ParentMain() {}

  public static void main(final String[] arguments) throws Exception {
    final WorkerPool pool = WorkerPool.start(NgspiceInstallation.find(), 2);
    final Deck deck =
        Deck.of(List.of("endless", "v1 in 0 1", "r1 in out 1k", "c1 out 0 1u", ".end"));
    final Request endless =
        Request.of(deck, new Analysis.Transient(1e-8, 2, 0, 1e-8, true))
            .probing(List.of("v(out)"))
            .within(Duration.ofMinutes(5));
    final Listener announcer =
        new Listener() {
          @Override
          public void progress(final String analysis, final double fraction) {
            System.out.println("busy");
            System.out.flush();
          }
        };
    final var first = pool.submit(endless, announcer);
    pool.submit(endless, announcer).join();
    first.join();
  }
}
