package org.wuxingspice.model.dynamics;

import static org.wuxingspice.model.network.Neuron.ELEMENTS;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.wuxingspice.model.kernel.EulerLinks;
import org.wuxingspice.model.kernel.EulerRates;
import org.wuxingspice.model.kernel.EulerRows;

/**
 * Euler's method. Each neuron passes through all steps of a span in registers.
 *
 * @param <A> {@code double[]} or {@code float[]}
 */
final class EulerBlock<A> implements TransientBlock {

  /** Steps of a span: what a layer leaves for the next one should stay in the cache. */
  private static final int SPAN = 25;

  private final Precision<A> precision;
  private final TransientPass pass;
  private final NetworkEquations equations;
  private final ElementRates elements;
  private final Optional<Recorder> recorder;
  private final double step;
  private final int lanes;
  private final int width;
  private final EulerRows<A> rows;
  private final EulerLinks<A> links;
  private final boolean[] held;
  private final boolean perElement;
  private final int driveAt;
  private final int gatheredAt;
  private final A terms;
  private final A projections;
  private final A projection;
  private List<EulerRates<A>> rates;
  private double[] drive = {};

  /**
   * Creates a block.
   *
   * @param precision of all numbers
   * @param pass to run
   * @param lanes number of samples
   * @param recorder sees the values of the first sample
   */
  EulerBlock(
      final Precision<A> precision,
      final TransientPass pass,
      final int lanes,
      final Optional<Recorder> recorder) {
    this.precision = precision;
    this.pass = pass;
    this.recorder = recorder;
    this.lanes = lanes;
    equations = pass.equations();
    elements = equations.rates();
    step = pass.grid().step();
    final int vector = precision.vector();
    width = (lanes + vector - 1) / vector * vector;
    final int state = equations.elements() * width;
    rows =
        new EulerRows<>(width, precision.zeros(state), precision.zeros(state), new boolean[state]);
    held = new boolean[state];
    perElement = equations.realization().isPresent() || pass.rest().isInjected();
    rates = pass.rest().isRebiased() ? List.of() : aroundFixedPoints();
    // Signals of the sources, those that nothing listens to (kept apart for a recorder only), five
    // that are gathered, the drives.
    final int wave = SPAN * width;
    final int silent = recorder.isPresent() ? ELEMENTS : 1;
    gatheredAt = Math.multiplyExact(equations.sources().count() + silent, wave);
    driveAt = gatheredAt + ELEMENTS * wave;
    final int order = pass.inputs().map(InputResponse::order).orElse(0);
    terms = precision.zeros(order == 0 ? 0 : equations.stageEnd(0) * order * width);
    projection = precision.zeros(order * width);
    projections = precision.zeros(order == 0 ? 0 : layerElements(1) * order * width);
    final int constants = perElement ? equations.elements() : equations.topology().inputCount() + 1;
    links =
        new EulerLinks<>(
            precision.zeros(driveAt + constants * width),
            precision.zeros(equations.elements()),
            new int[equations.elements()],
            new int[equations.elements()],
            new int[equations.elements()]);
    for (int i = 0; i < equations.elements(); i++) {
      connect(i, equations.element(i / ELEMENTS, i % ELEMENTS), silent);
    }
  }

  private int layerElements(final int stage) {
    return (equations.stageEnd(stage) - equations.stageBegin(stage)) * ELEMENTS;
  }

  private void connect(final int row, final int element, final int silent) {
    final int wave = SPAN * width;
    final int source = equations.sources().number(element);
    links.outgoing()[row] =
        (source < 0 ? equations.sources().count() + row % silent : source) * wave;
    double factor = step;
    if (isGathered(element)) {
      links.incoming()[row] = gatheredAt + row % ELEMENTS * wave;
      links.stride()[row] = width;
    } else if (equations.onlySource(element) >= 0) {
      links.incoming()[row] = equations.onlySource(element) * wave;
      links.stride()[row] = width;
      factor *= equations.onlyCoefficient(element);
    } else {
      links.incoming()[row] = constantAt(row, element);
    }
    precision.set(links.factor(), row, factor);
  }

  /**
   * Where the constant drive of an element is: each has its own where they get something even
   * without drive, else each channel; the entry after the last channel is silence.
   */
  private int constantAt(final int row, final int element) {
    final int channel = equations.topology().channel(element);
    final int undriven = equations.topology().inputCount();
    return driveAt + (perElement ? row : channel < 0 ? undriven : channel) * width;
  }

  /** Whether what drives an element has to be added up before it is run. */
  private boolean isGathered(final int element) {
    return equations.isGathered(element)
        || isProjected(element)
        || (perElement && equations.onlySource(element) >= 0);
  }

  /** Whether an element is driven through the series of the first layer. */
  private boolean isProjected(final int element) {
    return pass.inputs().isPresent()
        && element >= equations.stageBegin(1) * ELEMENTS
        && element < equations.stageEnd(1) * ELEMENTS
        && equations.isDriven(element);
  }

  private List<EulerRates<A>> aroundFixedPoints() {
    return IntStream.range(0, elements.uniform() ? 1 : equations.elements() / ELEMENTS)
        .mapToObj(
            neuron ->
                rates(
                    neuron,
                    1,
                    (row, sample) -> elements.fixedPoint(equations.element(neuron, row)),
                    (row, sample) -> false))
        .toList();
  }

  private List<EulerRates<A>> around(final int from) {
    return IntStream.range(0, equations.elements() / ELEMENTS)
        .mapToObj(
            neuron ->
                rates(
                    neuron,
                    width,
                    (row, lane) ->
                        pass.rest()
                            .value(
                                equations.element(neuron, row), from + Math.min(lane, lanes - 1)),
                    (row, lane) -> held[(neuron * ELEMENTS + row) * width + lane]))
        .toList();
  }

  /** A number for a row of a neuron and a lane. */
  private interface Rest {
    double at(int row, int lane);
  }

  /** Whether a row of a neuron is held in a lane. */
  private interface Held {
    boolean at(int row, int lane);
  }

  private EulerRates<A> rates(
      final int neuron, final int count, final Rest rest, final Held isHeld) {
    final double[][] r = new double[6][ELEMENTS * count];
    boolean alike = true;
    for (int i = 0; i < r[0].length; i++) {
      final int row = i % ELEMENTS;
      final int lane = i / ELEMENTS;
      final int e = equations.element(neuron, row);
      final double restrainer = rest.at((row + ELEMENTS - 2) % ELEMENTS, lane);
      r[0][i] = 1 - step * (elements.k2(e) + elements.k3(e) * restrainer);
      r[1][i] = step * elements.k1(e);
      r[2][i] = step * elements.k3(e);
      r[3][i] = step * elements.k3(e) * rest.at(row, lane);
      final boolean still = isHeld.at(row, lane);
      final double offset = pass.rest().offset(e);
      final double middle = elements.fixedPoint(e) - offset;
      r[4][i] = still ? offset : equations.network().clamp().low() - middle;
      r[5][i] = still ? offset : equations.network().clamp().high() - middle;
      for (final double[] kind : r) {
        alike &= kind[i] == kind[0];
      }
    }
    return new EulerRates<>(
        precision.rounded(r[0]),
        precision.rounded(r[1]),
        precision.rounded(r[2]),
        precision.rounded(r[3]),
        precision.rounded(r[4]),
        precision.rounded(r[5]),
        count == 1 ? 0 : ELEMENTS,
        alike);
  }

  @Override
  public TimeGrid grid() {
    return pass.grid();
  }

  @Override
  public void begin(final int from, final double[] drives) {
    drive = drives;
    precision.clear(rows.values(), 0, held.length);
    Arrays.fill(rows.clamped(), false);
    if (perElement) {
      beginElements(from);
    } else {
      final int channels = equations.topology().inputCount();
      for (int c = 0; c < channels; c++) {
        for (int s = 0; s < lanes; s++) {
          precision.set(links.signals(), driveAt + c * width + s, drive[c * lanes + s]);
        }
      }
    }
    if (pass.rest().isRebiased()) {
      hold(from);
      rates = around(from);
    }
    pass.inputs().ifPresent(inputs -> project(inputs, drive));
  }

  /** Starts, and what each element gets from outside and by itself. */
  private void beginElements(final int from) {
    final double[] sum = new double[lanes];
    for (int row = 0; row < equations.elements(); row++) {
      final int e = equations.element(row / ELEMENTS, row % ELEMENTS);
      equations.driveOnly(e, drive, lanes, sum, 0);
      final double offset = pass.rest().offset(e);
      double undriven = undriven(e, from);
      for (int s = 0; s < lanes; s++) {
        if (pass.rest().isRebiased()) {
          undriven = undriven(e, from + s);
        }
        precision.set(rows.values(), row * width + s, offset);
        precision.set(links.signals(), driveAt + row * width + s, sum[s] + undriven);
      }
    }
  }

  /** dE/dt of an element where deviations are counted from, without drive and links. */
  private double undriven(final int element, final int sample) {
    final RestPoint rest = pass.rest();
    return elements.slope(
            element,
            rest.value(elements.generator(element), sample),
            rest.value(element, sample),
            rest.value(elements.restrainer(element), sample))
        + rest.input(element, sample);
  }

  @Override
  public void clearIntegrals() {
    precision.clear(rows.sums(), 0, held.length);
  }

  @Override
  public void recordEnd() {
    for (int i = 0; i < equations.elements() && recorder.isPresent(); i++) {
      record(pass.grid().steps(), i, precision.get(rows.values(), i * width));
    }
  }

  private void hold(final int from) {
    for (int i = 0; i < held.length; i++) {
      final int row = i / width;
      held[i] =
          i % width < lanes
              && pass.rest()
                  .isHeld(equations.element(row / ELEMENTS, row % ELEMENTS), from + i % width);
    }
  }

  @Override
  public void advance(final int begin, final int end) {
    final List<EulerRates<A>> all = rates;
    for (int done = begin; done < end; done += SPAN) {
      final int count = Math.min(SPAN, end - done);
      for (int stage = firstRun(); stage < pass.stages(); stage++) {
        for (int n = equations.stageBegin(stage); n < equations.stageEnd(stage); n++) {
          gather(n, done, count);
          precision.euler(pass.kernel(), rows, n, all.get(all.size() == 1 ? 0 : n), links, count);
          if (recorder.isPresent()) {
            record(done, count, n);
          }
        }
      }
    }
  }

  /** The first layer that is run step by step. */
  private int firstRun() {
    return pass.inputs().isPresent() ? 1 : 0;
  }

  /** Adds up the terms of the first layer's series for all elements that are linked to it. */
  private void project(final InputResponse inputs, final double[] drive) {
    final int order = inputs.order();
    final double[] own = new double[order];
    for (int e = 0; e < layerElements(0); e++) {
      final int source = equations.sources().number(e);
      for (int s = 0; s < lanes && source >= 0; s++) {
        inputs.terms(drive[channel(e / ELEMENTS) * lanes + s], own);
        for (int k = 0; k < order; k++) {
          precision.set(terms, (source * order + k) * width + s, own[k]);
        }
      }
    }
    precision.clear(projections, 0, layerElements(1) * order * width);
    for (int i = 0; i < layerElements(1); i++) {
      final int element = equations.stageBegin(1) * ELEMENTS + i;
      equations.addSignals(
          precision, pass.kernel(), element, order * width, terms, projections, i * order * width);
    }
  }

  /** The channel that drives a neuron of the first layer. */
  private int channel(final int neuron) {
    final int input = equations.topology().inputElement(0) % ELEMENTS;
    return equations.topology().channel(neuron * ELEMENTS + input);
  }

  private void record(final int done, final int count, final int neuron) {
    for (int i = neuron * ELEMENTS; i < (neuron + 1) * ELEMENTS; i++) {
      for (int j = 0; j < count; j++) {
        record(done + j, i, precision.get(links.signals(), links.outgoing()[i] + j * width));
      }
    }
  }

  private void record(final int steps, final int row, final double deviation) {
    final int element = equations.element(row / ELEMENTS, row % ELEMENTS);
    recorder.orElseThrow().see(steps, element, pass.rest().value(element, 0) + deviation);
  }

  private void gather(final int neuron, final int done, final int count) {
    for (int row = 0; row < ELEMENTS; row++) {
      final int element = equations.element(neuron, row);
      if (isGathered(element)) {
        final int to = links.incoming()[neuron * ELEMENTS + row];
        if (perElement || equations.topology().channel(element) >= 0) {
          repeat(constantAt(neuron * ELEMENTS + row, element), to);
        } else {
          precision.clear(links.signals(), to, to + SPAN * width);
        }
        if (isProjected(element)) {
          unfold(pass.inputs().orElseThrow(), element, done, count, to);
        } else {
          equations.addSignals(
              precision,
              pass.kernel(),
              element,
              SPAN * width,
              links.signals(),
              links.signals(),
              to);
        }
      }
    }
  }

  /** Writes the numbers of all samples once for every step of a span, in ever longer pieces. */
  private void repeat(final int from, final int to) {
    final int end = SPAN * width;
    System.arraycopy(links.signals(), from, links.signals(), to, width);
    for (int done = width; done < end; done *= 2) {
      System.arraycopy(links.signals(), to, links.signals(), to + done, Math.min(done, end - done));
    }
  }

  /** Turns the projected terms of an element into what drives it in some steps. */
  private void unfold(
      final InputResponse inputs,
      final int element,
      final int done,
      final int count,
      final int to) {
    final int order = inputs.order();
    final int at = (element - equations.stageBegin(1) * ELEMENTS) * order * width;
    System.arraycopy(projections, at, projection, 0, order * width);
    for (int i = 0; i < count; i++) {
      precision.addWeighted(
          pass.kernel(),
          width,
          links.signals(),
          to + i * width,
          inputs.signal(),
          inputs.termOfWeight(),
          (done + i) * order,
          (done + i + 1) * order,
          projection);
    }
  }

  @Override
  public void store(final int from, final Signals integrals, final Signals ends) {
    pass.inputs().ifPresent(inputs -> storeInputs(inputs, from, integrals, ends));
    for (int stage = firstRun(); stage < pass.stages(); stage++) {
      final int end = equations.stageEnd(stage) * ELEMENTS;
      for (int i = equations.stageBegin(stage) * ELEMENTS; i < end; i++) {
        final int to = equations.element(i / ELEMENTS, i % ELEMENTS) * integrals.samples() + from;
        for (int s = 0; s < lanes; s++) {
          integrals.values()[to + s] = step * precision.get(rows.sums(), i * width + s);
          ends.values()[to + s] = precision.get(rows.values(), i * width + s);
        }
      }
    }
  }

  private void storeInputs(
      final InputResponse inputs, final int from, final Signals integrals, final Signals ends) {
    final double[] own = new double[inputs.order()];
    for (int neuron = 0; neuron < equations.stageEnd(0); neuron++) {
      for (int s = 0; s < lanes; s++) {
        inputs.terms(drive[channel(neuron) * lanes + s], own);
        for (int e = 0; e < ELEMENTS; e++) {
          integrals.set(neuron * ELEMENTS + e, from + s, inputs.integral(e, own));
          ends.set(neuron * ELEMENTS + e, from + s, inputs.end(e, own));
        }
      }
    }
  }

  /** Number of element-samples that the clamp has acted on. */
  long clamped() {
    long count = 0;
    for (int j = 0; j < held.length; j++) {
      count += rows.clamped()[j] && !held[j] && j % width < lanes ? 1 : 0;
    }
    return count;
  }

  @Override
  public int notFinite() {
    for (int j = 0; j < held.length; j++) {
      if (!Double.isFinite(precision.get(rows.values(), j))) {
        return Math.min(j % width, lanes - 1);
      }
    }
    return -1;
  }

  @Override
  public int lanes() {
    return lanes;
  }
}
