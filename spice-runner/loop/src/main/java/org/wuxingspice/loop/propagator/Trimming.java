package org.wuxingspice.loop.propagator;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.NeuronParameters;
import org.wuxingspice.netlist.compile.RestState;
import org.wuxingspice.ngspice.simulation.Outcome;
import org.wuxingspice.ngspice.simulation.Simulator;

/**
 * Constant currents into the elements of a circuit that take the place of what its amplifiers'
 * offsets drive into them. They follow from where the undriven circuit is seen to rest, see {@link
 * RestState#corrected}, and are measured stage by stage, each while the lines of the earlier,
 * trimmed ones rest. What a stage takes depends on the parameters and coefficients alone and not on
 * the networks that were trimmed before; a stage without links is measured once for all
 * coefficients. Not safe for use by several threads.
 */
final class Trimming {

  /** Distance from rest that counts as none, units of E. */
  private static final double TOLERANCE = 2e-5;

  /** Measurements before a stage is given up. */
  private static final int ROUNDS = 20;

  private final PiecewiseCircuit circuit;
  private final Simulator simulator;
  private final LineGrid grid;
  private @Nullable NeuronParameters parameters;
  private double @Nullable [] coefficients;
  private double[] rates = {};
  private LineVoltages lines = new LineVoltages(0);
  private double worst;
  private long simulations;
  private Duration analysis = Duration.ZERO;

  /**
   * Trims nothing yet.
   *
   * @param circuit with port currents
   * @param simulator answers the requests; stays open
   * @param options of the circuit
   */
  Trimming(
      final PiecewiseCircuit circuit, final Simulator simulator, final CircuitOptions options) {
    this.circuit = circuit;
    this.simulator = simulator;
    this.grid = LineGrid.of(options);
  }

  /**
   * The currents that a network's circuit needs, by element, in units of E per time unit.
   *
   * @param network that the circuit serves
   * @throws org.wuxingspice.model.failure.WuxingException {@link LoopReason#NOT_TRIMMED}
   */
  double[] rates(final Network network) {
    final double[] wanted = network.coefficients();
    final boolean sameNeurons = network.parameters() == parameters;
    if (sameNeurons && Arrays.equals(wanted, coefficients)) {
      return rates;
    }
    coefficients = null;
    if (!sameNeurons) {
      parameters = null;
      rates = new double[network.topology().elementCount()];
      lines = new LineVoltages(rates.length);
    } else {
      rates = rates.clone();
    }
    final Undriven undriven = new Undriven(network, circuit.undriven(network));
    try (RequestsInFlight flight = new RequestsInFlight(simulator)) {
      for (int stage = 0; stage < circuit.stages().size(); stage++) {
        if (!sameNeurons || hasLinks(stage)) {
          undriven.trim(stage, flight);
        }
      }
    }
    parameters = network.parameters();
    coefficients = wanted;
    return rates;
  }

  private boolean hasLinks(final int stage) {
    return circuit.stages().get(stage).stream().anyMatch(p -> p.compiled().links().length > 0);
  }

  /** The largest distance from rest that was left, units of E. */
  double worst() {
    return worst;
  }

  /** What the measurements cost; they count as no pass. */
  CircuitTime time() {
    return new CircuitTime(0, simulations, analysis);
  }

  /** A network that nothing drives, while its stages are trimmed. */
  private final class Undriven {
    private final Network network;
    private final StartingPoint.State plain;
    private final double[] silence;

    Undriven(final Network network, final StartingPoint.State plain) {
      this.network = network;
      this.plain = plain;
      this.silence =
          new double
              [circuit.stages().stream()
                      .flatMap(List::stream)
                      .flatMapToInt(piece -> Arrays.stream(piece.channels()))
                      .max()
                      .orElse(-1)
                  + 1];
    }

    void trim(final int stage, final RequestsInFlight flight) {
      List<Trimmed> open =
          circuit.stages().get(stage).stream()
              .map(piece -> new Trimmed(piece, piece.programmed(network)))
              .toList();
      for (final Trimmed one : open) {
        for (final int e : one.piece.elements()) {
          rates[e] = RestState.KEEPER;
        }
      }
      for (int round = 0; !open.isEmpty(); round++) {
        if (round == ROUNDS) {
          throw open.get(0).failure();
        }
        final StartingPoint.State state = plain.trimmed(rates);
        open.forEach(
            one -> flight.submit(one.programmed.request(silence, state, lines, grid), one::take));
        flight.takeAll();
        open = open.stream().filter(one -> !one.settles()).toList();
      }
    }

    /** A piece that is being trimmed. */
    private final class Trimmed {
      private final Piece piece;
      private final ProgrammedPiece programmed;
      private final double[] seen = plain.rest().clone();
      private double distance;

      Trimmed(final Piece piece, final ProgrammedPiece programmed) {
        this.piece = piece;
        this.programmed = programmed;
      }

      void take(final Outcome outcome) {
        if (!(outcome instanceof Outcome.Completed completed)) {
          throw LoopReason.NOT_TRIMMED.failure(piece + ", undriven: " + outcome.describe());
        }
        simulations++;
        analysis = analysis.plus(completed.analysisTime());
        distance = 0;
        for (int position = 0; position < piece.elements().length; position++) {
          final int e = piece.elements()[position];
          final double[] values = piece.values(completed.waveforms(), position);
          seen[e] = values[values.length - 1];
          distance = Math.max(distance, Math.abs(seen[e] - plain.rest()[e]));
        }
        piece.give(completed.waveforms(), lines, grid);
      }

      /** Whether the elements rest where they should; corrects their currents otherwise. */
      boolean settles() {
        if (distance <= TOLERANCE) {
          worst = Math.max(worst, distance);
          return true;
        }
        final double[] better =
            RestState.corrected(network, circuit.direction(), plain.rest(), rates, seen);
        for (final int e : piece.elements()) {
          rates[e] = better[e];
        }
        return false;
      }

      RuntimeException failure() {
        return LoopReason.NOT_TRIMMED.failure(
            piece
                + ": elements are "
                + (float) distance
                + " units from their rest after "
                + ROUNDS
                + " measurements: take smaller offsets or mismatch, or a longer pass");
      }
    }
  }
}
