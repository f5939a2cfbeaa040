package org.wuxingspice.loop.calibration;

import java.util.Objects;
import java.util.stream.IntStream;
import org.wuxingspice.model.dynamics.FixedPoint;
import org.wuxingspice.model.dynamics.OperatingPoint;
import org.wuxingspice.model.dynamics.Pass;
import org.wuxingspice.model.dynamics.PassRequest;
import org.wuxingspice.model.dynamics.Propagator;
import org.wuxingspice.model.dynamics.Signals;
import org.wuxingspice.model.dynamics.Window;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.training.Progress;

/**
 * A circuit on a bench: currents go in, node voltages come out once they have settled. It counts
 * what it shows. The propagator is not owned and stays open.
 */
final class TestBench {

  /** Presentations in one pass, so that signals of large networks fit into memory. */
  private static final int TOGETHER = 64;

  private final Window window;
  private final int repeats;
  private final Progress progress;
  private long presentations;

  /**
   * Has shown nothing yet.
   *
   * @param window of every pass; circuits settle within it
   * @param repeats presentations whose mean is taken, positive
   * @param progress told of every presentation
   */
  TestBench(final Window window, final int repeats, final Progress progress) {
    this.window = Objects.requireNonNull(window, "window");
    this.repeats = repeats;
    this.progress = Objects.requireNonNull(progress, "progress");
  }

  /** Presentations so far, repeats counted. */
  long presentations() {
    return presentations;
  }

  /**
   * The values that elements settle at.
   *
   * @param circuit answers
   * @param network as the circuit is programmed
   * @param direction of the pass
   * @param currents into the elements, elements × presentations, units of E per time unit
   * @return elements × presentations, units of E
   * @throws org.wuxingspice.model.failure.WuxingException {@link CalibrationReason#NOT_MEASURED}
   */
  Signals settled(
      final Propagator circuit,
      final Network network,
      final Direction direction,
      final Signals currents) {
    final double[] rest = FixedPoint.solve(network.parameters(), direction);
    final Signals values = Signals.zeros(currents.channels(), currents.samples());
    for (int from = 0; from < currents.samples(); from += TOGETHER) {
      final int to = Math.min(from + TOGETHER, currents.samples());
      final int[] shown =
          IntStream.range(from, to)
              .flatMap(sample -> IntStream.range(0, repeats).map(again -> sample))
              .toArray();
      final Pass pass =
          circuit.propagate(
              new PassRequest(
                      network,
                      direction,
                      Signals.zeros(network.topology().driveCount(direction), shown.length),
                      window)
                  .around(new OperatingPoint.Injected(currents.selected(shown))));
      if (!pass.skipped().isEmpty()) {
        throw CalibrationReason.NOT_MEASURED.failure(
            "a presentation has no answer: " + pass.skipped().values().iterator().next());
      }
      for (int e = 0; e < rest.length; e++) {
        for (int s = 0; s < shown.length; s++) {
          final double value = rest[e] + pass.ends().at(e, s);
          values.set(e, shown[s], values.at(e, shown[s]) + value / repeats);
        }
      }
      presentations += shown.length;
      progress.advance(shown.length, "");
    }
    return values;
  }
}
