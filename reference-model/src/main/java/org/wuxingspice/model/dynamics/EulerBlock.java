package org.wuxingspice.model.dynamics;

import static org.wuxingspice.model.network.Neuron.ELEMENTS;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.wuxingspice.model.kernel.EulerLinks;
import org.wuxingspice.model.kernel.EulerRates;
import org.wuxingspice.model.kernel.EulerRows;
import org.wuxingspice.model.kernel.Kernel;
import org.wuxingspice.model.network.StateClamp;

/**
 * A block of samples taken through time by Euler's method. Links only go forward, so a window of
 * steps is run neuron by neuron: each passes through all steps of the window in registers, driven
 * by what the layer before has left for each step. The numbers are the same as if the whole network
 * took one step after the other.
 *
 * <p>Allocates when created and never while stepping; the memory does not depend on the number of
 * steps.
 *
 * @param <A> {@code double[]} or {@code float[]}
 */
final class EulerBlock<A> {

  /** Steps of a window: what a layer leaves for the next one should stay in the cache. */
  private static final int WINDOW = 25;

  private final Precision<A> precision;
  private final NetworkEquations equations;
  private final StateClamp clamp;
  private final Kernel kernel;
  private final double step;
  private final int lanes;
  private final int width;
  private final EulerRows<A> rows;
  private final EulerLinks<A> links;
  private final List<EulerRates<A>> rates;
  private final int driveAt;
  private final int gatheredAt;

  EulerBlock(
      final Precision<A> precision,
      final NetworkEquations equations,
      final StateClamp clamp,
      final Kernel kernel,
      final double step,
      final int lanes) {
    this.precision = precision;
    this.equations = equations;
    this.clamp = clamp;
    this.kernel = kernel;
    this.step = step;
    this.lanes = lanes;
    final int vector = precision.vector();
    width = (lanes + vector - 1) / vector * vector;
    final int state = equations.elements() * width;
    rows =
        new EulerRows<>(width, precision.zeros(state), precision.zeros(state), new boolean[state]);
    rates =
        IntStream.range(0, equations.uniform() ? 1 : equations.elements() / ELEMENTS)
            .mapToObj(this::rates)
            .toList();
    // Signals of the origins, one that nothing listens to, five that are gathered, the drives.
    final int wave = WINDOW * width;
    gatheredAt = Math.multiplyExact(equations.origins() + 1, wave);
    driveAt = gatheredAt + ELEMENTS * wave;
    links =
        new EulerLinks<>(
            precision.zeros(driveAt + (equations.driveChannels() + 1) * width),
            precision.zeros(equations.elements()),
            new int[equations.elements()],
            new int[equations.elements()],
            new int[equations.elements()]);
    for (int i = 0; i < equations.elements(); i++) {
      connect(i, equations.element(i / ELEMENTS, i % ELEMENTS));
    }
  }

  private void connect(final int row, final int element) {
    final int wave = WINDOW * width;
    final int slot = equations.originSlot(element);
    links.outgoing()[row] = (slot < 0 ? equations.origins() : slot) * wave;
    double factor = step;
    if (equations.isGathered(element)) {
      links.incoming()[row] = gatheredAt + row % ELEMENTS * wave;
      links.stride()[row] = width;
    } else if (equations.onlyOriginSlot(element) >= 0) {
      links.incoming()[row] = equations.onlyOriginSlot(element) * wave;
      links.stride()[row] = width;
      factor *= equations.onlyCoefficient(element);
    } else {
      // The entry after the last channel is silence.
      final int channel = equations.channel(element);
      links.incoming()[row] = driveAt + (channel < 0 ? equations.driveChannels() : channel) * width;
    }
    precision.set(links.factor(), row, factor);
  }

  private EulerRates<A> rates(final int neuron) {
    final double[][] r = new double[6][ELEMENTS];
    boolean alike = true;
    for (int row = 0; row < ELEMENTS; row++) {
      final int e = equations.element(neuron, row);
      final double rest = equations.fixedPoint(e);
      final int restrainer = equations.element(neuron, (row + ELEMENTS - 2) % ELEMENTS);
      r[0][row] = 1 - step * (equations.k2(e) + equations.k3(e) * equations.fixedPoint(restrainer));
      r[1][row] = step * equations.k1(e);
      r[2][row] = step * equations.k3(e);
      r[3][row] = step * equations.k3(e) * rest;
      r[4][row] = clamp.low() - rest;
      r[5][row] = clamp.high() - rest;
      for (final double[] kind : r) {
        alike &= kind[row] == kind[0];
      }
    }
    return new EulerRates<>(
        precision.rounded(r[0]),
        precision.rounded(r[1]),
        precision.rounded(r[2]),
        precision.rounded(r[3]),
        precision.rounded(r[4]),
        precision.rounded(r[5]),
        alike);
  }

  /**
   * Runs from rest.
   *
   * @param drive drive channels × lanes, constant
   * @param grid steps of the length that the block was made for
   */
  void run(final double[] drive, final TimeGrid grid) {
    precision.clear(rows.values(), 0, rows.clamped().length);
    Arrays.fill(rows.clamped(), false);
    for (int c = 0; c < equations.driveChannels(); c++) {
      for (int s = 0; s < lanes; s++) {
        precision.set(links.signals(), driveAt + c * width + s, drive[c * lanes + s]);
      }
    }
    advance(grid.before());
    precision.clear(rows.sums(), 0, rows.clamped().length);
    advance(grid.steps() - grid.before());
  }

  private void advance(final int steps) {
    for (int done = 0; done < steps; done += WINDOW) {
      final int count = Math.min(WINDOW, steps - done);
      for (int stage = 0; stage < equations.stages(); stage++) {
        for (int n = equations.stageBegin(stage); n < equations.stageEnd(stage); n++) {
          gather(n);
          precision.euler(kernel, rows, n, rates.get(equations.uniform() ? 0 : n), links, count);
        }
      }
    }
  }

  private void gather(final int neuron) {
    for (int row = 0; row < ELEMENTS; row++) {
      final int element = equations.element(neuron, row);
      if (equations.isGathered(element)) {
        final int to = links.incoming()[neuron * ELEMENTS + row];
        precision.clear(links.signals(), to, to + WINDOW * width);
        if (equations.channel(element) >= 0) {
          final int from = driveAt + equations.channel(element) * width;
          for (int i = 0; i < WINDOW; i++) {
            System.arraycopy(links.signals(), from, links.signals(), to + i * width, width);
          }
        }
        equations.addSignals(precision, kernel, element, WINDOW * width, links.signals(), to);
      }
    }
  }

  /**
   * Stores ∫D dt.
   *
   * @param from sample of lane 0
   * @param integrals of all elements and the whole batch
   */
  void store(final int from, final Signals integrals) {
    for (int neuron = 0; neuron < equations.elements() / ELEMENTS; neuron++) {
      for (int row = 0; row < ELEMENTS; row++) {
        final int to = equations.element(neuron, row) * integrals.samples() + from;
        final int at = (neuron * ELEMENTS + row) * width;
        for (int s = 0; s < lanes; s++) {
          integrals.values()[to + s] = step * precision.get(rows.sums(), at + s);
        }
      }
    }
  }

  /** Number of element-samples that the clamp has acted on. */
  long clamped() {
    long count = 0;
    for (int j = 0; j < rows.clamped().length; j++) {
      count += rows.clamped()[j] && j % width < lanes ? 1 : 0;
    }
    return count;
  }

  /** A lane in which a value is not a finite number, or −1. A value that is none stays none. */
  int notFinite() {
    for (int j = 0; j < rows.clamped().length; j++) {
      if (!Double.isFinite(precision.get(rows.values(), j))) {
        return j % width;
      }
    }
    return -1;
  }

  int lanes() {
    return lanes;
  }
}
