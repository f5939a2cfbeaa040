package org.wuxingspice.model.dynamics;

import static org.wuxingspice.model.network.Neuron.ELEMENTS;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.wuxingspice.model.network.StateClamp;

/**
 * A block of samples stepped through time. Links only go forward, so a window of steps is run layer
 * by layer: some neurons at a time pass through all steps of the window while their state stays in
 * the cache, driven by what the layer before has left for each step. The numbers are the same as if
 * the whole network took one step after the other.
 *
 * <p>Allocates when created and never while stepping; the memory does not depend on the number of
 * steps.
 */
final class TransientBlock {

  /** Entries, steps × stages × lanes, that an element leaves for the next layer in a window. */
  private static final int WINDOW = 1024;

  private final NetworkEquations equations;
  private final StateClamp clamp;
  private final Stepper stepper;
  private final double step;
  private final int lanes;
  private final int windowSteps;
  private final List<TransientTile> tiles = new ArrayList<>();
  private final NeuronTile parameters;
  private final double[][] waves;
  private final double[] incoming;
  private final double[][][] drives;
  private final boolean[][] dirty;
  private final double[] deviation = new double[NeuronTile.COLUMNS];
  private final double[][] stage = new double[ELEMENTS][NeuronTile.COLUMNS];
  private final double[][] slope = new double[ELEMENTS][NeuronTile.COLUMNS];
  private final double[][] slopes = new double[ELEMENTS][NeuronTile.COLUMNS];

  TransientBlock(
      final NetworkEquations equations,
      final StateClamp clamp,
      final Stepper stepper,
      final double step,
      final int lanes) {
    this.equations = equations;
    this.clamp = clamp;
    this.stepper = stepper;
    this.step = step;
    this.lanes = lanes;
    windowSteps = Math.max(1, WINDOW / (lanes * stepper.stages()));
    final int points = windowSteps * stepper.stages();
    parameters = new NeuronTile(equations, clamp, lanes);
    waves = new double[equations.elements()][];
    for (int e = 0; e < waves.length; e++) {
      waves[e] = equations.isOrigin(e) ? new double[points * lanes] : null;
    }
    incoming = new double[points * lanes];
    drives = new double[points][ELEMENTS][NeuronTile.COLUMNS];
    final int capacity = NeuronTile.capacity(lanes);
    dirty = new boolean[ELEMENTS][capacity];
    for (int layer = 0; layer < equations.stages(); layer++) {
      final int end = equations.stageEnd(layer);
      for (int first = equations.stageBegin(layer); first < end; first += capacity) {
        tiles.add(new TransientTile(first, Math.min(capacity, end - first), lanes));
      }
    }
  }

  /** Sees the state of a tile at the beginning of every step and at the end. */
  @FunctionalInterface
  interface Probe {
    void see(int steps, TransientTile tile);
  }

  /**
   * Runs from rest.
   *
   * @param drive drive channels × lanes, constant
   * @param grid steps of the length that the block was made for
   * @param probe sees the states
   */
  void run(final double[] drive, final TimeGrid grid, final Probe probe) {
    for (final TransientTile tile : tiles) {
      parameters.load(tile.first(), tile.count());
      for (int r = 0; r < ELEMENTS; r++) {
        System.arraycopy(parameters.rest()[r], 0, tile.values()[r], 0, tile.count() * lanes);
        Arrays.fill(tile.cut()[r], 0);
      }
    }
    advance(drive, 0, grid.before(), probe);
    for (final TransientTile tile : tiles) {
      for (final double[] row : tile.integrals()) {
        Arrays.fill(row, 0);
      }
    }
    advance(drive, grid.before(), grid.steps(), probe);
    tiles.forEach(tile -> probe.see(grid.steps(), tile));
  }

  private void advance(final double[] drive, final int begin, final int end, final Probe probe) {
    for (int done = begin; done < end; done += windowSteps) {
      final int count = Math.min(windowSteps, end - done);
      for (final TransientTile tile : tiles) {
        if (!equations.uniform()) {
          parameters.load(tile.first(), tile.count());
        }
        gather(tile, drive, count * stepper.stages());
        for (int i = 0; i < count; i++) {
          probe.see(done + i, tile);
          step(tile, i * stepper.stages());
        }
      }
    }
  }

  private void gather(final TransientTile tile, final double[] drive, final int points) {
    for (int slot = 0; slot < tile.count(); slot++) {
      for (int r = 0; r < ELEMENTS; r++) {
        final int element = equations.element(tile.first() + slot, r);
        final boolean driven = equations.incoming(element, drive, waves, lanes, points, incoming);
        final boolean blank = !driven && !dirty[r][slot];
        for (int point = 0; point < points && !blank; point++) {
          final double[] row = drives[point][r];
          if (driven) {
            System.arraycopy(incoming, point * lanes, row, slot * lanes, lanes);
          } else {
            Arrays.fill(row, slot * lanes, (slot + 1) * lanes, 0);
          }
        }
        dirty[r][slot] = driven || (dirty[r][slot] && points < windowSteps * stepper.stages());
      }
    }
  }

  private void step(final TransientTile tile, final int point) {
    if (stepper != Stepper.RK4) {
      euler(tile, point);
    } else {
      rungeKutta(tile, point);
    }
    final int n = tile.count() * lanes;
    for (int r = 0; r < ELEMENTS; r++) {
      TransientRows.clamp(n, tile.next()[r], clamp.low(), clamp.high(), tile.cut()[r]);
    }
    tile.turn();
  }

  private void euler(final TransientTile tile, final int point) {
    final int n = tile.count() * lanes;
    final double[][] values = tile.values();
    if (!equations.uniform()) {
      slopes(n, values, drives[point]);
    }
    for (int r = 0; r < ELEMENTS; r++) {
      leave(tile, point, r, values[r], 1);
      if (equations.uniform()) {
        TransientRows.euler(
            n,
            tile.next()[r],
            step,
            equations.k1(r),
            values[(r + ELEMENTS - 1) % ELEMENTS],
            equations.k2(r),
            equations.k3(r),
            values[(r + ELEMENTS - 2) % ELEMENTS],
            values[r],
            drives[point][r]);
      } else {
        TransientRows.sum(n, tile.next()[r], values[r], step, slope[r]);
      }
    }
  }

  /** The integral of D is one more state; its slopes are the deviations at the four stages. */
  private void rungeKutta(final TransientTile tile, final int point) {
    final int n = tile.count() * lanes;
    final double[] weights = {1, 2, 2, 1};
    final double[] reach = {step / 2, step / 2, step, 0};
    for (int r = 0; r < ELEMENTS; r++) {
      System.arraycopy(tile.values()[r], 0, stage[r], 0, n);
      Arrays.fill(slopes[r], 0, n, 0);
    }
    for (int s = 0; s < weights.length; s++) {
      slopes(n, stage, drives[point + s]);
      for (int r = 0; r < ELEMENTS; r++) {
        leave(tile, point + s, r, stage[r], weights[s] / 6);
        TransientRows.sum(n, slopes[r], slopes[r], weights[s], slope[r]);
        TransientRows.sum(n, stage[r], tile.values()[r], reach[s], slope[r]);
        TransientRows.hold(n, stage[r], clamp.low(), clamp.high());
      }
    }
    for (int r = 0; r < ELEMENTS; r++) {
      TransientRows.sum(n, tile.next()[r], tile.values()[r], step / 6, slopes[r]);
    }
  }

  private void slopes(final int n, final double[][] values, final double[][] drive) {
    for (int r = 0; r < ELEMENTS; r++) {
      TransientRows.slope(
          n,
          slope[r],
          parameters.rows().k1()[r],
          values[(r + ELEMENTS - 1) % ELEMENTS],
          parameters.rows().k2()[r],
          parameters.rows().k3()[r],
          values[(r + ELEMENTS - 2) % ELEMENTS],
          values[r],
          drive[r]);
    }
  }

  /** Adds the deviations at a point in time to the integrals and leaves them for the next layer. */
  private void leave(
      final TransientTile tile,
      final int point,
      final int row,
      final double[] values,
      final double weight) {
    final int n = tile.count() * lanes;
    TransientRows.integrate(
        n, deviation, values, parameters.rest()[row], weight, tile.integrals()[row]);
    for (int slot = 0; slot < tile.count(); slot++) {
      final double[] wave = waves[equations.element(tile.first() + slot, row)];
      if (wave != null) {
        System.arraycopy(deviation, slot * lanes, wave, point * lanes, lanes);
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
    for (final TransientTile tile : tiles) {
      for (int slot = 0; slot < tile.count(); slot++) {
        for (int r = 0; r < ELEMENTS; r++) {
          final int to = equations.element(tile.first() + slot, r) * integrals.samples() + from;
          final double[] row = tile.integrals()[r];
          for (int s = 0; s < lanes; s++) {
            integrals.values()[to + s] = step * row[slot * lanes + s];
          }
        }
      }
    }
  }

  /** Number of element-samples that the clamp has acted on. */
  long clamped() {
    long count = 0;
    for (final TransientTile tile : tiles) {
      for (final double[] row : tile.cut()) {
        for (final double cut : row) {
          count += cut > 0 ? 1 : 0;
        }
      }
    }
    return count;
  }

  /** A lane in which a value is not a finite number, or −1. A value that is none stays none. */
  int notFinite() {
    for (final TransientTile tile : tiles) {
      for (final double[] row : tile.values()) {
        for (int j = 0; j < row.length; j++) {
          if (!Double.isFinite(row[j])) {
            return j % lanes;
          }
        }
      }
    }
    return -1;
  }

  int lanes() {
    return lanes;
  }
}
