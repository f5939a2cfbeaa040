package org.wuxingspice.model.dynamics;

import static org.wuxingspice.model.network.Neuron.ELEMENTS;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The classical Runge-Kutta method. Some neurons of a layer pass through a span at a time. */
final class RungeKuttaBlock implements TransientBlock {

  private static final int STAGES = 4;

  /** Entries, steps × stages × lanes, that an element leaves for the next layer in a span. */
  private static final int SPAN = 1024;

  private final TransientPass pass;
  private final NetworkEquations equations;
  private final Optional<Recorder> recorder;
  private final double step;
  private final int lanes;
  private final int spanSteps;
  private final List<RungeKuttaTile> tiles = new ArrayList<>();
  private final NeuronTile parameters;
  private final double[] waves;
  private final double[] incoming;
  private final double[][][] drives;
  private final boolean[][] dirty;
  private final double[] deviation = new double[NeuronTile.COLUMNS];
  private final double[][] stage = new double[ELEMENTS][NeuronTile.COLUMNS];
  private final double[][] slope = new double[ELEMENTS][NeuronTile.COLUMNS];
  private final double[][] slopes = new double[ELEMENTS][NeuronTile.COLUMNS];
  private int firstSample;
  private double[] drive = {};

  /**
   * Creates a block.
   *
   * @param pass to run
   * @param lanes number of samples
   * @param recorder sees the values of the first sample
   */
  RungeKuttaBlock(final TransientPass pass, final int lanes, final Optional<Recorder> recorder) {
    this.pass = pass;
    this.recorder = recorder;
    this.lanes = lanes;
    equations = pass.equations();
    step = pass.grid().step();
    spanSteps = Math.max(1, SPAN / (lanes * STAGES));
    final int points = spanSteps * STAGES;
    parameters = new NeuronTile(equations, lanes);
    waves = new double[Math.multiplyExact(equations.sources().count(), points * lanes)];
    incoming = new double[points * lanes];
    drives = new double[points][ELEMENTS][NeuronTile.COLUMNS];
    final int capacity = NeuronTile.capacity(lanes);
    dirty = new boolean[ELEMENTS][capacity];
    for (int layer = 0; layer < pass.stages(); layer++) {
      final int end = equations.stageEnd(layer);
      for (int first = equations.stageBegin(layer); first < end; first += capacity) {
        tiles.add(new RungeKuttaTile(first, Math.min(capacity, end - first), lanes));
      }
    }
  }

  @Override
  public TimeGrid grid() {
    return pass.grid();
  }

  @Override
  public void begin(final int from, final double[] drives) {
    firstSample = from;
    drive = drives;
    for (final RungeKuttaTile tile : tiles) {
      load(tile);
      for (int r = 0; r < ELEMENTS; r++) {
        final int n = tile.count() * lanes;
        System.arraycopy(parameters.rows().start()[r], 0, tile.values()[r], 0, n);
      }
    }
  }

  @Override
  public void clearIntegrals() {
    for (final RungeKuttaTile tile : tiles) {
      for (final double[] row : tile.integrals()) {
        Arrays.fill(row, 0);
      }
    }
  }

  @Override
  public void recordEnd() {
    tiles.forEach(tile -> record(pass.grid().steps(), tile));
  }

  /** Takes up the parameters of a tile, with the bias of its elements in the drives. */
  private void load(final RungeKuttaTile tile) {
    parameters.load(tile.first(), tile.count());
    if (!pass.rest().isPlain()) {
      for (final double[] row : parameters.rows().drives()) {
        Arrays.fill(row, 0);
      }
      parameters.rebias(pass.rest(), firstSample);
      parameters.confineHeld();
    }
  }

  @Override
  public void advance(final int begin, final int end) {
    for (int done = begin; done < end; done += spanSteps) {
      final int count = Math.min(spanSteps, end - done);
      for (final RungeKuttaTile tile : tiles) {
        load(tile);
        gather(tile, count * STAGES);
        for (int i = 0; i < count; i++) {
          record(done + i, tile);
          step(tile, i * STAGES);
        }
      }
    }
  }

  private void record(final int steps, final RungeKuttaTile tile) {
    for (int slot = 0; slot < tile.count() && recorder.isPresent(); slot++) {
      for (int r = 0; r < ELEMENTS; r++) {
        final int element = equations.element(tile.first() + slot, r);
        recorder.get().see(steps, element, tile.values()[r][slot * lanes]);
      }
    }
  }

  private void gather(final RungeKuttaTile tile, final int points) {
    for (int slot = 0; slot < tile.count(); slot++) {
      for (int r = 0; r < ELEMENTS; r++) {
        final int element = equations.element(tile.first() + slot, r);
        final boolean driven = equations.isDriven(element);
        if (driven) {
          addUp(element, points);
        }
        final boolean blank = !driven && !dirty[r][slot];
        for (int point = 0; point < points && !blank; point++) {
          final double[] row = drives[point][r];
          if (driven) {
            System.arraycopy(incoming, point * lanes, row, slot * lanes, lanes);
          } else {
            Arrays.fill(row, slot * lanes, (slot + 1) * lanes, 0);
          }
        }
        dirty[r][slot] = driven || (dirty[r][slot] && points < spanSteps * STAGES);
      }
    }
    if (!pass.rest().isPlain()) {
      addBias(tile.count() * lanes, points);
    }
  }

  private void addUp(final int element, final int points) {
    for (int point = 0; point < points; point++) {
      equations.driveOnly(element, drive, lanes, incoming, point * lanes);
    }
    equations.addSignals(
        Precision.DOUBLE, pass.kernel(), element, spanSteps * STAGES * lanes, waves, incoming, 0);
  }

  private void addBias(final int n, final int points) {
    for (int r = 0; r < ELEMENTS; r++) {
      for (int point = 0; point < points; point++) {
        TransientRows.sum(n, drives[point][r], drives[point][r], 1, parameters.rows().drives()[r]);
      }
      Arrays.fill(dirty[r], true);
    }
  }

  private void step(final RungeKuttaTile tile, final int point) {
    combine(tile, point);
    final int n = tile.count() * lanes;
    for (int r = 0; r < ELEMENTS; r++) {
      TransientRows.hold(
          n, tile.next()[r], parameters.rows().low()[r], parameters.rows().high()[r]);
    }
    tile.advance();
  }

  /** The integral of D is one more state; its slopes are the deviations at the four stages. */
  private void combine(final RungeKuttaTile tile, final int point) {
    final int n = tile.count() * lanes;
    final double[] weights = {1, 2, 2, 1};
    final double[] reach = {step / 2, step / 2, step, 0};
    for (int r = 0; r < ELEMENTS; r++) {
      System.arraycopy(tile.values()[r], 0, stage[r], 0, n);
      Arrays.fill(slopes[r], 0, n, 0);
    }
    for (int s = 0; s < STAGES; s++) {
      computeSlopes(n, drives[point + s]);
      for (int r = 0; r < ELEMENTS; r++) {
        leave(tile, point + s, r, weights[s] / 6);
        TransientRows.sum(n, slopes[r], slopes[r], weights[s], slope[r]);
        TransientRows.sum(n, stage[r], tile.values()[r], reach[s], slope[r]);
        TransientRows.hold(n, stage[r], parameters.rows().low()[r], parameters.rows().high()[r]);
      }
    }
    for (int r = 0; r < ELEMENTS; r++) {
      TransientRows.sum(n, tile.next()[r], tile.values()[r], step / 6, slopes[r]);
    }
  }

  private void computeSlopes(final int n, final double[][] drive) {
    for (int r = 0; r < ELEMENTS; r++) {
      TransientRows.slope(
          n,
          slope[r],
          parameters.rows().k1()[r],
          stage[(r + ELEMENTS - 1) % ELEMENTS],
          parameters.rows().k2()[r],
          parameters.rows().k3()[r],
          stage[(r + ELEMENTS - 2) % ELEMENTS],
          stage[r],
          drive[r]);
    }
  }

  /** Adds the deviations at a point in time to the integrals and leaves them for the next layer. */
  private void leave(
      final RungeKuttaTile tile, final int point, final int row, final double weight) {
    final int n = tile.count() * lanes;
    TransientRows.integrate(
        n, deviation, stage[row], parameters.reference()[row], weight, tile.integrals()[row]);
    for (int slot = 0; slot < tile.count(); slot++) {
      final int source = equations.sources().number(equations.element(tile.first() + slot, row));
      if (source >= 0) {
        final int to = (source * spanSteps * STAGES + point) * lanes;
        System.arraycopy(deviation, slot * lanes, waves, to, lanes);
      }
    }
  }

  @Override
  public void store(final int from, final Signals integrals, final Signals ends) {
    for (final RungeKuttaTile tile : tiles) {
      load(tile);
      for (int slot = 0; slot < tile.count(); slot++) {
        for (int r = 0; r < ELEMENTS; r++) {
          final int to = equations.element(tile.first() + slot, r) * integrals.samples() + from;
          for (int s = 0; s < lanes; s++) {
            final int j = slot * lanes + s;
            integrals.values()[to + s] = step * tile.integrals()[r][j];
            ends.values()[to + s] = tile.values()[r][j] - parameters.reference()[r][j];
          }
        }
      }
    }
  }

  @Override
  public int notFinite() {
    for (final RungeKuttaTile tile : tiles) {
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

  @Override
  public int lanes() {
    return lanes;
  }
}
