package org.wuxingspice.ngspice.pool;

import java.time.Duration;
import java.util.List;
import org.wuxingspice.netlist.circuit.Analysis;
import org.wuxingspice.ngspice.batch.ProcessSimulator;
import org.wuxingspice.ngspice.deck.Deck;
import org.wuxingspice.ngspice.installation.NgspiceInstallation;
import org.wuxingspice.ngspice.simulation.Listener;
import org.wuxingspice.ngspice.simulation.Request;
import org.wuxingspice.ngspice.simulation.Simulator;

/**
 * A program with two busy workers or processes of the ngspice program, as its argument says, to be
 * killed. Prints a line whenever one starts or makes progress.
 */
final class ParentMain {

  private ParentMain() {}

  public static void main(final String[] arguments) throws Exception {
    final Simulator pool =
        arguments[0].equals("worker")
            ? WorkerPool.start(NgspiceInstallation.find(), 2)
            : new ProcessSimulator(NgspiceInstallation.find(), 2);
    final Deck deck =
        Deck.of(List.of("endless", "v1 in 0 1", "r1 in out 1k", "c1 out 0 1u", ".end"));
    final Request endless =
        Request.of(deck, new Analysis.Transient(1e-8, 2, 0, 1e-8, true))
            .probing(List.of("v(out)"))
            .within(Duration.ofMinutes(5));
    final Listener announcer =
        new Listener() {
          @Override
          public void started() {
            if (arguments[0].equals("process")) {
              busy();
            }
          }

          @Override
          public void progress(final String analysis, final double fraction) {
            busy();
          }
        };
    final var first = pool.submit(endless, announcer);
    pool.submit(endless, announcer).join();
    first.join();
  }

  private static void busy() {
    System.out.println("busy");
    System.out.flush();
  }
}
