package org.wuxingspice.loop.propagator;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.wuxingspice.model.dynamics.DynamicsReason;
import org.wuxingspice.model.dynamics.OperatingPoint;
import org.wuxingspice.model.dynamics.Pass;
import org.wuxingspice.model.dynamics.PassRequest;
import org.wuxingspice.model.dynamics.Propagator;
import org.wuxingspice.model.dynamics.RestPoint;
import org.wuxingspice.model.dynamics.Signals;
import org.wuxingspice.model.dynamics.Trajectory;
import org.wuxingspice.model.dynamics.WaveformSource;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.ngspice.simulation.Simulator;
import org.wuxingspice.ngspice.simulation.Waveforms;

/**
 * Runs passes as transient analyses of the network's circuit, whole or piece by piece.
 *
 * <p>The circuits of each kind of pass are compiled once; drives, coefficients, neuron parameters
 * and operating points reach them as altered device values. Every piece of every sample is a
 * request of its own and the answers are taken in a fixed order, so results do not depend on the
 * number of workers. A sample whose simulation fails is skipped, and the pass says so. The
 * simulator is not owned and stays open. Not safe for use by several threads.
 */
public final class SpicePropagator implements Propagator, WaveformSource {

  /**
   * Passes that share a circuit.
   *
   * @param direction of the passes
   * @param biased whether elements have constant inputs of each sample's own
   * @param release when integrators in the circuit are let go, time units
   */
  record Kind(Direction direction, boolean biased, double release) {
    static Kind of(final PassRequest request) {
      return new Kind(
          request.direction(),
          !(request.point() instanceof OperatingPoint.Rest),
          request.window().begin());
    }
  }

  private final Simulator simulator;
  private final CircuitOptions options;
  private final Map<Kind, PiecewiseCircuit> circuits = new HashMap<>();
  private final Map<PiecewiseCircuit, Trimming> trimmings = new HashMap<>();
  private final Map<Direction, DriveTables> tables = new EnumMap<>(Direction.class);
  private final Map<Direction, CircuitEnergy> energy = new EnumMap<>(Direction.class);
  private @Nullable Network wanted;
  private @Nullable Network programmed;
  private CircuitTime time = CircuitTime.NONE;

  /**
   * Creates the propagator.
   *
   * @param simulator answers the requests; stays open
   * @param options how the network becomes circuits
   */
  public SpicePropagator(final Simulator simulator, final CircuitOptions options) {
    this.simulator = Objects.requireNonNull(simulator, "simulator");
    this.options = Objects.requireNonNull(options, "options");
  }

  /**
   * {@inheritDoc} The values of elements that the request's extent leaves out are NaN.
   *
   * @throws org.wuxingspice.model.failure.WuxingException {@link DynamicsReason#UNSUPPORTED} for a
   *     window that ends at another time than these circuits; {@link
   *     org.wuxingspice.ngspice.simulation.SimulatorReason#INTERRUPTED}
   */
  @Override
  public Pass propagate(final PassRequest asked) {
    final PassRequest request = programmed(asked);
    final Results results = new Results(request);
    final PassSimulation simulation = simulate(request, results, tables(request));
    simulation.failures().keySet().forEach(results::forget);
    return new Pass(
        request.direction(),
        request.window(),
        results.integrals,
        results.ends,
        RestPoint.of(request).clamped(results.ends, 0, results.ends.samples()),
        simulation.failures());
  }

  /** The request with the coefficients that the circuit has; the same network becomes the same. */
  private PassRequest programmed(final PassRequest request) {
    Network same = programmed;
    if (same == null || wanted != request.network()) {
      wanted = request.network();
      same = options.programmed(wanted);
      programmed = same;
    }
    return new PassRequest(
        same,
        request.direction(),
        request.drive(),
        request.point(),
        request.window(),
        request.extent());
  }

  /** Stores what elements did; NaN for those of which nothing is known. */
  private final class Results implements Recorder {
    private final PassRequest request;
    private final Signals integrals;
    private final Signals ends;

    Results(final PassRequest request) {
      this.request = request;
      final int elements = request.network().topology().elementCount();
      this.integrals = Signals.zeros(elements, request.drive().samples());
      this.ends = Signals.zeros(elements, request.drive().samples());
      Arrays.fill(integrals.values(), Double.NaN);
      Arrays.fill(ends.values(), Double.NaN);
    }

    void forget(final int sample) {
      for (int e = 0; e < integrals.channels(); e++) {
        integrals.set(e, sample, Double.NaN);
        ends.set(e, sample, Double.NaN);
      }
    }

    @Override
    public void simulated(
        final int sample,
        final Piece piece,
        final Waveforms result,
        final StartingPoint.State start) {
      interpolated(
          sample,
          piece,
          Deviations.of(piece, result, request.window(), start, options.circuitIntegrals()));
    }

    @Override
    public void interpolated(final int sample, final Piece piece, final Deviations deviations) {
      for (int position = 0; position < piece.elements().length; position++) {
        integrals.set(piece.elements()[position], sample, deviations.integrals()[position]);
        ends.set(piece.elements()[position], sample, deviations.ends()[position]);
      }
    }
  }

  @Override
  public Trajectory trajectory(final PassRequest asked) {
    final PassRequest request = programmed(asked);
    request.onlyDrive();
    final int count = request.network().topology().elementCount();
    final double[][] instants = new double[count][];
    final double[][] values = new double[count][];
    final PassSimulation simulation =
        simulate(
            request,
            (sample, piece, result, start) -> {
              final double[] shared = piece.time(result);
              for (int position = 0; position < piece.elements().length; position++) {
                instants[piece.elements()[position]] = shared;
                values[piece.elements()[position]] = piece.values(result, position);
              }
            },
            Optional.empty());
    simulation
        .failures()
        .values()
        .forEach(
            failure -> {
              throw LoopReason.SAMPLE_FAILED.failure(
                  "direction " + request.direction() + ": " + failure);
            });
    return new Trajectory(instants, values);
  }

  /** {@return what passes cost so far, with the measurements for trimming} */
  public CircuitTime time() {
    return trimmings.values().stream().map(Trimming::time).reduce(time, CircuitTime::plus);
  }

  /**
   * {@return the largest distance from rest that trimming left in undriven circuits, units of E; 0
   * without trimming}
   */
  public double restError() {
    return trimmings.values().stream().mapToDouble(Trimming::worst).max().orElse(0);
  }

  /**
   * {@return what passes took from the supplies so far; nothing when the options do not ask for it}
   *
   * @param direction of the passes
   */
  public CircuitEnergy energy(final Direction direction) {
    return energy.getOrDefault(direction, CircuitEnergy.NONE);
  }

  /**
   * {@return the largest error of an interpolated waveform of the first layer that was found, units
   * of E; 0 without interpolation}
   */
  public double interpolationError() {
    return tables.values().stream().mapToDouble(DriveTables::worst).max().orElse(0);
  }

  private Optional<DriveTables> tables(final PassRequest request) {
    final OptionalDouble tolerance =
        options.pieces().map(PieceOptions::interpolation).orElseGet(OptionalDouble::empty);
    return tolerance.isEmpty() || options.energy() || Kind.of(request).biased()
        ? Optional.empty()
        : Optional.of(
            tables.computeIfAbsent(
                request.direction(),
                direction -> new DriveTables(options, tolerance.getAsDouble())));
  }

  private PiecewiseCircuit circuit(final PassRequest request) {
    return circuits.compute(
        Kind.of(request),
        (kind, present) ->
            present != null && present.serves(request.network())
                ? present
                : PiecewiseCircuit.compile(request.network(), kind, options));
  }

  private StartingPoint starts(final PiecewiseCircuit circuit, final PassRequest request) {
    final StartingPoint plain = StartingPoint.of(request, options.sumsLinks());
    if (options.trimmed()) {
      return plain.trimmed(
          trimmings
              .computeIfAbsent(circuit, c -> new Trimming(c, simulator, options))
              .rates(request.network()));
    }
    return options.hasCurrents()
        ? plain.trimmed(options.trim().orElseThrow().currents(request.direction()))
        : plain;
  }

  private PassSimulation simulate(
      final PassRequest request, final Recorder recorder, final Optional<DriveTables> first) {
    requireServed(request);
    final Meter meter = new Meter();
    final PiecewiseCircuit circuit = circuit(request);
    final PassSimulation simulation =
        new PassSimulation(
            simulator,
            circuit,
            request,
            starts(circuit, request),
            first,
            options.energy() ? meter.before(recorder) : recorder,
            options);
    simulation.run();
    meter.taken.keySet().removeAll(simulation.failures().keySet());
    meter
        .taken
        .values()
        .forEach(sample -> energy.merge(request.direction(), sample, CircuitEnergy::plus));
    time =
        time.plus(
            new CircuitTime(
                request.drive().samples(), simulation.simulations(), simulation.analysis()));
    return simulation;
  }

  /** Refuses what the circuits of these options cannot do. */
  private void requireServed(final PassRequest request) {
    if (request.window().end() != options.duration()) {
      throw DynamicsReason.UNSUPPORTED.failure(
          "a pass of "
              + request.window().end()
              + " time units in circuits made for "
              + options.duration()
              + ": use options of that duration");
    }
  }

  /** Sums up what the pieces of each sample take from the supplies. */
  private static final class Meter {
    private final Map<Integer, CircuitEnergy> taken = new TreeMap<>();

    Recorder before(final Recorder recorder) {
      return (sample, piece, result, start) -> {
        recorder.simulated(sample, piece, result, start);
        taken.merge(
            sample,
            new CircuitEnergy(1, piece.quiescentEnergy(start), piece.signalEnergy(result)),
            CircuitEnergy::ofSamePass);
      };
    }
  }

  /** Does nothing: the simulator belongs to the caller. */
  @Override
  public void close() {}
}
