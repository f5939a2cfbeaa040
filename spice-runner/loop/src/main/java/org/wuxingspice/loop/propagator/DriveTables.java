package org.wuxingspice.loop.propagator;

import static org.wuxingspice.model.network.Neuron.ELEMENTS;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.wuxingspice.model.dynamics.Signals;
import org.wuxingspice.model.dynamics.Window;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.NeuronParameters;
import org.wuxingspice.netlist.compile.BoundarySignal;
import org.wuxingspice.ngspice.simulation.Outcome;

/**
 * The responses of first-layer pieces over their drive. A neuron of the first layer has one
 * constant input and no links, so that its waveforms are a smooth function of one number. Each
 * piece is simulated at a few drives of every interval of {@value #WIDTH} that occurs, each with
 * its own devices, and interpolated in between. The number of drives is doubled until the new ones
 * lie within the tolerance of the interpolation of the old; where that does not happen, or where an
 * element reaches the clamp, pieces are simulated as without this. What is kept depends on the
 * circuit and the interval alone and not on the samples that were shown. Not safe for use by
 * several threads.
 */
final class DriveTables {

  /** Length of the intervals, units of E per time unit. */
  private static final double WIDTH = 0.5;

  private static final int FIRST_INTERVALS = 4;
  private static final int MOST_INTERVALS = 16;

  private final CircuitOptions options;
  private final double tolerance;
  private final LineGrid grid;
  private final IdentityHashMap<SharedNetlist, Map<List<Double>, Table>> tables =
      new IdentityHashMap<>();
  private @Nullable NeuronParameters parameters;
  private Window window = Window.until(1);
  private double worst;

  /** Panels of pieces that are alike in all values, by the number of the interval. */
  private static final class Table {
    private final Map<Integer, DrivePanel> panels = new HashMap<>();
  }

  /** A neuron's place in its panel. */
  private record Interpolation(DrivePanel panel, double[] weights) {
    static Interpolation of(final int element, final Map<Integer, Interpolation> byNeuron) {
      return Objects.requireNonNull(byNeuron.get(element / ELEMENTS), "each neuron has a drive");
    }
  }

  /** A panel that is being filled. */
  private final class Filling {
    private final ProgrammedPiece piece;
    private final int interval;
    private final Table table;
    private @Nullable DrivePanel coarse;
    private DriveResponse[] responses;
    private boolean failed;

    Filling(final ProgrammedPiece piece, final int interval, final Table table) {
      this.piece = piece;
      this.interval = interval;
      this.table = table;
      this.responses = new DriveResponse[FIRST_INTERVALS + 1];
    }

    double from() {
      return WIDTH * interval;
    }

    double to() {
      return WIDTH * (interval + 1);
    }

    /** Makes room for twice as many intervals. */
    void refine() {
      final DriveResponse[] known = responses;
      coarse = new DrivePanel(from(), to(), known);
      responses = new DriveResponse[2 * known.length - 1];
      for (int j = 0; j < known.length; j++) {
        responses[2 * j] = known[j];
      }
    }

    /** Whether there is nothing more to simulate. */
    boolean isDone() {
      for (final DriveResponse response : responses) {
        failed |= response == null || response.deviations().clamped() > 0;
      }
      if (failed) {
        return true;
      }
      if (coarse == null) {
        return false;
      }
      double error = 0;
      for (int j = 1; j < responses.length; j += 2) {
        error =
            Math.max(
                error,
                coarse.error(
                    DrivePanel.point(from(), to(), responses.length - 1, j),
                    responses[j],
                    window.length(),
                    1 / options.technology().voltsPerUnit()));
      }
      if (error <= tolerance) {
        table.panels.put(interval, new DrivePanel(from(), to(), responses));
        worst = Math.max(worst, error);
        return true;
      }
      failed = responses.length > MOST_INTERVALS;
      return failed;
    }
  }

  DriveTables(final CircuitOptions options, final double tolerance) {
    this.options = options;
    this.tolerance = tolerance;
    this.grid = LineGrid.of(options);
  }

  /** Whether a piece's neurons have one drive each and nothing else to follow. */
  static boolean covers(final Piece piece) {
    return piece.channels().length == piece.elements().length / ELEMENTS
        && piece.noisy().isEmpty()
        && piece.compiled().linkSums().filter(sums -> sums.ports() == 0).isPresent()
        && Arrays.stream(piece.channels())
                .map(piece.compiled()::driveElement)
                .map(e -> e / ELEMENTS)
                .distinct()
                .count()
            == piece.channels().length;
  }

  /** The largest error found where the interpolation was accepted, units of E. */
  double worst() {
    return worst;
  }

  /**
   * Simulates what interpolation needs for some samples.
   *
   * @param pieces of the first layer that are covered
   * @param network with its parameters
   * @param start where the elements start
   * @param over window of the integrals
   * @param drive channels × samples
   * @param flight takes the requests
   */
  void prepare(
      final List<ProgrammedPiece> pieces,
      final Network network,
      final StartingPoint.State start,
      final Window over,
      final Signals drive,
      final RequestsInFlight flight) {
    if (parameters != network.parameters() || !over.equals(window)) {
      tables.clear();
      parameters = network.parameters();
      window = over;
    }
    List<Filling> open = new ArrayList<>();
    for (final ProgrammedPiece piece : pieces) {
      final Table table = table(piece.piece(), start);
      for (final int interval : intervals(piece.piece(), drive)) {
        if (!table.panels.containsKey(interval)) {
          table.panels.put(interval, null);
          open.add(new Filling(piece, interval, table));
        }
      }
    }
    while (!open.isEmpty()) {
      for (final Filling filling : open) {
        simulate(filling, start, drive.channels(), flight);
      }
      flight.takeAll();
      open = open.stream().filter(filling -> !filling.isDone()).toList();
      open.forEach(Filling::refine);
    }
  }

  private Table table(final Piece piece, final StartingPoint.State start) {
    return tables
        .computeIfAbsent(piece.netlist(), netlist -> new HashMap<>())
        .computeIfAbsent(
            DoubleStream.of(piece.values(start)).boxed().toList(), values -> new Table());
  }

  private static int interval(final double drive) {
    return (int) Math.floor(drive / WIDTH);
  }

  private static Set<Integer> intervals(final Piece piece, final Signals drive) {
    final Set<Integer> intervals = new TreeSet<>();
    for (final int channel : piece.channels()) {
      for (int s = 0; s < drive.samples(); s++) {
        intervals.add(interval(drive.at(channel, s)));
      }
    }
    return intervals;
  }

  private void simulate(
      final Filling filling,
      final StartingPoint.State start,
      final int channels,
      final RequestsInFlight flight) {
    final int intervals = filling.responses.length - 1;
    for (int j = 0; j <= intervals; j++) {
      if (filling.responses[j] == null) {
        final int index = j;
        final double[] same = new double[channels];
        Arrays.fill(same, DrivePanel.point(filling.from(), filling.to(), intervals, index));
        flight.submit(
            filling.piece.request(same, start, new LineVoltages(0), grid),
            outcome -> {
              if (outcome instanceof Outcome.Completed completed) {
                filling.responses[index] =
                    DriveResponse.of(
                        filling.piece.piece(),
                        Deviations.of(
                            filling.piece.piece(),
                            completed.waveforms(),
                            window,
                            start,
                            options.circuitIntegrals()),
                        completed.waveforms(),
                        grid);
              }
            });
      }
    }
  }

  /**
   * Interpolates a piece.
   *
   * @param piece of the first layer
   * @param start where the elements start
   * @param drive one number per channel of the network
   * @param voltages take the lines
   * @return its deviations; nothing when it has to be simulated
   */
  Optional<Deviations> interpolated(
      final Piece piece,
      final StartingPoint.State start,
      final double[] drive,
      final LineVoltages voltages) {
    final Table table = table(piece, start);
    final int[] elements = piece.elements();
    final Map<Integer, Interpolation> byNeuron = new HashMap<>();
    for (final int channel : piece.channels()) {
      final DrivePanel panel = table.panels.get(interval(drive[channel]));
      if (panel == null) {
        return Optional.empty();
      }
      final int neuron = piece.compiled().driveElement(channel) / ELEMENTS;
      byNeuron.put(neuron, new Interpolation(panel, panel.weights(drive[channel])));
    }
    final double[] integrals = new double[elements.length];
    final double[] ends = new double[elements.length];
    for (int position = 0; position < elements.length; position++) {
      final Interpolation own = Interpolation.of(elements[position], byNeuron);
      integrals[position] = own.panel().integral(own.weights(), position);
      ends[position] = own.panel().end(own.weights(), position);
    }
    final List<BoundarySignal> outgoing = piece.outgoing();
    for (int line = 0; line < outgoing.size(); line++) {
      final BoundarySignal cut = outgoing.get(line);
      final Interpolation own = Interpolation.of(cut.element(), byNeuron);
      voltages.put(
          LineVoltages.number(cut.element(), cut.sign()), own.panel().line(own.weights(), line));
    }
    return Optional.of(new Deviations(integrals, ends, 0));
  }
}
