package org.wuxingspice.model.dynamics;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.wuxingspice.model.network.Topology;

/** Integrals of a pass's outputs over several windows, from the integrals between their limits. */
final class OutputWindows {

  private final TransientPass pass;
  private final List<Window> windows;
  private final int[] limits;
  private final List<Signals> sums;
  private final Signals integrals;
  private final Signals ends;

  OutputWindows(final TransientPass pass, final int samples, final List<Window> windows) {
    this.pass = pass;
    this.windows = List.copyOf(windows);
    limits =
        windows.stream()
            .flatMap(window -> Stream.of(window.begin(), window.end()))
            .mapToInt(pass.grid()::stepsUntil)
            .distinct()
            .sorted()
            .toArray();
    sums = windows.stream().map(w -> Signals.zeros(topology().outputCount(), samples)).toList();
    integrals = Signals.zeros(pass.equations().elements(), samples);
    ends = Signals.zeros(integrals.channels(), samples);
  }

  private Topology topology() {
    return pass.equations().network().topology();
  }

  /**
   * Takes a block that has begun through the pass.
   *
   * @param block of the pass
   * @param from sample of the batch in lane 0
   */
  void run(final TransientBlock block, final int from) {
    int taken = 0;
    for (final int limit : limits) {
      block.clearIntegrals();
      block.advance(taken, limit);
      block.store(from, integrals, ends);
      for (int w = 0; w < windows.size(); w++) {
        if (steps(windows.get(w).begin()) <= taken && limit <= steps(windows.get(w).end())) {
          add(sums.get(w), from, from + block.lanes());
        }
      }
      taken = limit;
    }
  }

  private int steps(final double time) {
    return pass.grid().stepsUntil(time);
  }

  private void add(final Signals sum, final int from, final int to) {
    for (int c = 0; c < sum.channels(); c++) {
      for (int s = from; s < to; s++) {
        sum.set(c, s, sum.at(c, s) + integrals.at(topology().outputElement(c), s));
      }
    }
  }

  /** Mean deviations for each window, external outputs × samples. */
  List<Signals> means() {
    return IntStream.range(0, sums.size())
        .mapToObj(
            w -> {
              final double length = windows.get(w).length();
              final Signals sum = sums.get(w);
              for (int i = 0; i < sum.values().length; i++) {
                sum.values()[i] /= length;
              }
              return sum;
            })
        .toList();
  }
}
