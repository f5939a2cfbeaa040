package org.wuxingspice.model.dynamics;

import static org.wuxingspice.model.network.Neuron.ELEMENTS;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import org.wuxingspice.model.network.DirectedTopology;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.NeuronParameters;
import org.wuxingspice.model.network.Topology;

/**
 * How a neuron of the first layer answers its drive. Neurons with equal rates that are driven at
 * the same element obey one equation, and their waveforms depend on one number, the drive u. Each
 * step of D(t; u), its integral and its end are Chebyshev series of u over the range of the drives,
 * interpolated at the roots (L. N. Trefethen, Approximation Theory and Approximation Practice,
 * 2013, chapter 3). A layer that is fully linked then adds up the few terms of the series once, and
 * not the signals of every step.
 *
 * <p>The series is compared with the integration at the extrema of the first term left out, both
 * ends of the range among them; where they differ by more than {@link #TOLERANCE} of the largest
 * deviation, or the clamp acts, there is no response and the layer is run step by step. Immutable.
 */
final class InputResponse {

  /** Largest error at the points of comparison, as a part of the largest deviation. */
  static final double TOLERANCE = 1e-8;

  private static final int[] ORDERS = {8, 12, 16, 24};

  private final double low;
  private final double high;
  private final int order;
  private final double[] signal;
  private final double[][] integrals;
  private final double[][] ends;
  private final int[] termOfWeight;

  private InputResponse(
      final double low, final double high, final int order, final Waveforms atRoots) {
    this.low = low;
    this.high = high;
    this.order = order;
    signal = new double[atRoots.signal[0].length * order];
    for (int step = 0; step < atRoots.signal[0].length; step++) {
      final int instant = step;
      final double[] series = series(j -> atRoots.signal[j][instant]);
      System.arraycopy(series, 0, signal, step * order, order);
    }
    integrals = new double[ELEMENTS][];
    ends = new double[ELEMENTS][];
    for (int e = 0; e < ELEMENTS; e++) {
      final int element = e;
      integrals[e] = series(j -> atRoots.integrals.at(element, j));
      ends[e] = series(j -> atRoots.ends.at(element, j));
    }
    termOfWeight = new int[signal.length];
    Arrays.setAll(termOfWeight, i -> i % order);
  }

  /** What a neuron does at some drives; the signal has the drives first, then the steps. */
  private record Waveforms(double[][] signal, Signals integrals, Signals ends, long clamped) {}

  /** A number for a root. */
  private interface AtRoot {
    double at(int root);
  }

  /**
   * {@return the response, where it exists and saves at least half of the products}
   *
   * @param pass to run
   * @param drive of the whole batch, on which the range of the series depends
   */
  static Optional<InputResponse> of(final TransientPass pass, final Signals drive) {
    final NetworkEquations equations = pass.equations();
    final OptionalInt source = onlySourceElement(pass);
    if (source.isEmpty() || pass.rest().isRebiased() || !equations.rates().uniform()) {
      return Optional.empty();
    }
    final double low = Arrays.stream(drive.values()).min().orElse(Double.NaN);
    final double high = Arrays.stream(drive.values()).max().orElse(Double.NaN);
    if (!(low < high && Double.isFinite(high - low))) {
      return Optional.empty();
    }
    for (final int order : ORDERS) {
      if (!pays(pass, order)) {
        return Optional.empty();
      }
      final Waveforms roots =
          waveforms(pass, source.getAsInt(), drives(low, high, order, order, 0.5));
      final Waveforms extrema =
          waveforms(pass, source.getAsInt(), drives(low, high, order + 1, order, 0));
      if (roots.clamped + extrema.clamped > 0) {
        return Optional.empty();
      }
      final InputResponse response = new InputResponse(low, high, order, roots);
      if (response.follows(extrema)) {
        return Optional.of(response);
      }
    }
    return Optional.empty();
  }

  /** The one element of a neuron that all links out of the first layer start from, if all do. */
  private static OptionalInt onlySourceElement(final TransientPass pass) {
    final DirectedTopology topology = pass.equations().topology();
    final int end = pass.equations().stageEnd(0) * ELEMENTS;
    int source = -1;
    for (int e = 0; e < end && topology.direction() == Direction.FORWARD; e++) {
      if (pass.equations().sources().number(e) >= 0) {
        if (source >= 0 && source != e % ELEMENTS) {
          return OptionalInt.empty();
        }
        source = e % ELEMENTS;
      }
    }
    for (int c = 0; c < topology.inputCount(); c++) {
      if (topology.inputElement(c) % ELEMENTS != topology.inputElement(0) % ELEMENTS) {
        return OptionalInt.empty();
      }
    }
    final boolean allDriven = topology.inputCount() * ELEMENTS == end;
    return source < 0 || !allDriven ? OptionalInt.empty() : OptionalInt.of(source);
  }

  private static boolean pays(final TransientPass pass, final int order) {
    final Topology topology = pass.equations().network().topology();
    if (pass.stages() < 2) {
      return false;
    }
    final double links = topology.linkCountInto(1);
    final double targets = (double) topology.size(1) * ELEMENTS;
    final int steps = pass.grid().steps();
    return order * (links + steps * targets) < 0.5 * steps * links;
  }

  /** Drives at cos(π·(j + shift)/order), scaled to the range. */
  private static double[] drives(
      final double low, final double high, final int count, final int order, final double shift) {
    final double[] drives = new double[count];
    for (int j = 0; j < count; j++) {
      final double x = StrictMath.cos(Math.PI * (j + shift) / order);
      drives[j] = Math.min(Math.max((low + high) / 2 + (high - low) / 2 * x, low), high);
    }
    return drives;
  }

  private static Waveforms waveforms(
      final TransientPass pass, final int source, final double[] drives) {
    final ElementRates rates = pass.equations().rates();
    final int input = pass.equations().topology().inputElement(0) % ELEMENTS;
    final Network neuron =
        new Network(
            Topology.ofNeuron(input, source),
            NeuronParameters.uniform(ELEMENTS, rates.k1(0), rates.k2(0), rates.k3(0)),
            pass.equations().network().clamp(),
            new double[0]);
    final PassRequest request =
        new PassRequest(
            neuron,
            Direction.FORWARD,
            new Signals(1, drives.length, drives),
            Window.until(pass.grid().end()));
    final NetworkEquations equations = new KnownEquations(Hardware.EXACT).of(request);
    final TransientPass alone =
        new TransientPass(
            equations,
            RestPoint.of(request, equations),
            pass.grid(),
            1,
            pass.kernel(),
            Optional.empty());
    final double[][] signal = new double[drives.length][pass.grid().steps()];
    final Signals integrals = Signals.zeros(ELEMENTS, drives.length);
    final Signals ends = Signals.zeros(ELEMENTS, drives.length);
    long clamped = 0;
    for (int j = 0; j < drives.length; j++) {
      final double[] wave = signal[j];
      final EulerBlock<double[]> block =
          new EulerBlock<>(
              Precision.DOUBLE,
              alone,
              1,
              Optional.of(
                  (steps, element, value) -> {
                    if (element == source && steps < wave.length) {
                      wave[steps] = value - equations.rates().fixedPoint(element);
                    }
                  }));
      block.run(j, new double[] {drives[j]});
      block.store(j, integrals, ends);
      clamped += block.clamped();
    }
    return new Waveforms(signal, integrals, ends, clamped);
  }

  private double[] series(final AtRoot function) {
    final double[] series = new double[order];
    for (int k = 0; k < order; k++) {
      double sum = 0;
      for (int j = 0; j < order; j++) {
        sum += function.at(j) * StrictMath.cos(Math.PI * k * (j + 0.5) / order);
      }
      series[k] = sum * (k == 0 ? 1 : 2) / order;
    }
    return series;
  }

  private boolean follows(final Waveforms extrema) {
    double largest = 0;
    double error = 0;
    final double[] points = drives(low, high, order + 1, order, 0);
    final double[] terms = new double[order];
    for (int j = 0; j < points.length; j++) {
      terms(points[j], terms);
      for (int step = 0; step < extrema.signal[j].length; step++) {
        final double exact = extrema.signal[j][step];
        largest = Math.max(largest, Math.abs(exact));
        error = Math.max(error, Math.abs(sum(signal, step * order, terms) - exact));
      }
    }
    return error <= TOLERANCE * largest;
  }

  /** Number of terms. */
  int order() {
    return order;
  }

  /**
   * Computes the terms T_k of a drive.
   *
   * @param drive in the range
   * @param terms result, one per order
   */
  void terms(final double drive, final double[] terms) {
    final double x = (drive - (low + high) / 2) / ((high - low) / 2);
    terms[0] = 1;
    terms[1] = x;
    for (int k = 2; k < terms.length; k++) {
      terms[k] = 2 * x * terms[k - 1] - terms[k - 2];
    }
  }

  /** Coefficients of D at the beginning of each step, steps × terms. Not to be modified. */
  double[] signal() {
    return signal;
  }

  /** The term of each of these coefficients. Not to be modified. */
  int[] termOfWeight() {
    return termOfWeight;
  }

  /** ∫D dt of an element of the neuron over the window. */
  double integral(final int element, final double[] terms) {
    return sum(integrals[element], 0, terms);
  }

  /** D of an element at the end. */
  double end(final int element, final double[] terms) {
    return sum(ends[element], 0, terms);
  }

  private static double sum(final double[] coefficients, final int from, final double[] terms) {
    double sum = 0;
    for (int k = 0; k < terms.length; k++) {
      sum += coefficients[from + k] * terms[k];
    }
    return sum;
  }
}
