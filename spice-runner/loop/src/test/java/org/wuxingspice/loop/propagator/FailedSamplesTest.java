package org.wuxingspice.loop.propagator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wuxingspice.model.dynamics.PassRequest;
import org.wuxingspice.model.dynamics.Signals;
import org.wuxingspice.model.dynamics.Window;
import org.wuxingspice.model.failure.WuxingException;
import org.wuxingspice.model.learning.Initialization;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.Topologies;
import org.wuxingspice.model.network.Topology;
import org.wuxingspice.netlist.compile.Level;
import org.wuxingspice.netlist.technology.Technology;
import org.wuxingspice.ngspice.deck.Deck;
import org.wuxingspice.ngspice.installation.NgspiceInstallation;
import org.wuxingspice.ngspice.pool.WorkerPool;
import org.wuxingspice.ngspice.simulation.Listener;
import org.wuxingspice.ngspice.simulation.Outcome;
import org.wuxingspice.ngspice.simulation.Request;
import org.wuxingspice.ngspice.simulation.Simulator;

/**
 * A sample that ngspice cannot bring to an end is skipped, one that it refuses stops the pass; both
 * say which part of the network is to blame. The circuits are the network's own with one line that
 * was spoiled on the way to ngspice.
 */
@Timeout(120)
class FailedSamplesTest {

  private static final WorkerPool POOL = WorkerPool.start(NgspiceInstallation.find(), 1);

  /**
   * A current that drives the element's voltage away from every value: up below 0.1 V, else down.
   */
  private static final String WITHOUT_SOLUTION = "b6 e6 0 i=v(e6) < 0.1 ? -1e6 : 1e6";

  @AfterAll
  static void close() {
    POOL.close();
  }

  /** Hands requests on with other lines, and with the names that the deck came with. */
  private record Spoiling(UnaryOperator<Stream<String>> change) implements Simulator {
    @Override
    public CompletableFuture<Outcome> submit(final Request request, final Listener listener) {
      final Deck deck = request.deck();
      final List<String> lines = change.apply(deck.linesWith(Map.of()).stream()).toList();
      return POOL.submit(
          new Request(
              Deck.of(lines).withObjects(deck::object),
              request.overrides(),
              request.parameters(),
              request.drives(),
              request.initialConditions(),
              request.analysis(),
              request.probes(),
              request.conditions(),
              request.limit()),
          listener);
    }

    @Override
    public int parallelism() {
      return POOL.parallelism();
    }

    @Override
    public void close() {}
  }

  private static CircuitOptions options() {
    return CircuitOptions.of(Level.BEHAVIORAL, Technology.integrated(), 5)
        .within(Duration.ofSeconds(60));
  }

  private static String failure(
      final CircuitOptions options, final UnaryOperator<Stream<String>> change) {
    final Topology topology =
        Topologies.adders(new int[] {3, 3, 2}, new int[] {0, 2}, new int[] {4, 1}, 1, 3);
    final Network network = Network.of(topology, Initialization.uniform(topology, 0.6, true, 3));
    try {
      return new SpicePropagator(new Spoiling(change), options)
          .propagate(
              new PassRequest(network, Direction.FORWARD, Signals.zeros(3, 1), Window.until(5)))
          .skipped()
          .get(0);
    } catch (final WuxingException e) {
      assertThat(e.reason()).isEqualTo(LoopReason.SAMPLE_FAILED);
      return e.getMessage();
    }
  }

  private static UnaryOperator<Stream<String>> beforeEnd(final String added) {
    return lines ->
        lines.flatMap(line -> line.equals(".end") ? Stream.of(added, line) : Stream.of(line));
  }

  private static UnaryOperator<Stream<String>> unknownSubcircuit(final String device) {
    return lines -> lines.map(line -> line.startsWith(device + " ") ? line + "s" : line);
  }

  @Test
  void refusedLineNamesItsNeuron() {
    assertThat(failure(options(), unknownSubcircuit("xn1")))
        .contains("UNKNOWN_SUBCIRCUIT 'xn1 ", "which is neuron 1:");
  }

  @Test
  void refusedSettingNamesItsLink() {
    assertThat(failure(options(), lines -> lines.filter(line -> !line.startsWith("gl7 "))))
        .contains("NO_SUCH_DEVICE '@gl7[gain]'", "which is link 7:");
  }

  @Test
  void nodeWithoutConvergenceNamesItsElement() {
    assertThat(failure(options(), beforeEnd(WITHOUT_SOLUTION)))
        .contains("did not converge at t = ", "at e6, which is element 1 of neuron 1");
  }

  /** Pieces number their parts on their own. */
  @Test
  void pieceNamesItsPart() {
    assertThat(failure(options().inPieces(3), unknownSubcircuit("xn1")))
        .contains("which is neuron 1 of this piece:");
    assertThat(failure(options().inPieces(3), beforeEnd(WITHOUT_SOLUTION)))
        .contains("at e6, which is element 1 of neuron 1 of this piece");
  }
}
