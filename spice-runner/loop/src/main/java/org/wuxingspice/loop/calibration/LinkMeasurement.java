package org.wuxingspice.loop.calibration;

import static org.wuxingspice.model.network.Neuron.ELEMENTS;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.QRDecomposition;
import org.wuxingspice.model.dynamics.Propagator;
import org.wuxingspice.model.dynamics.Signals;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.Topology;
import org.wuxingspice.netlist.compile.RestState;
import org.wuxingspice.netlist.compile.Trim;
import org.wuxingspice.netlist.technology.SynapseKind;
import org.wuxingspice.netlist.technology.Technology;

/**
 * What links make of coefficients. All links between two layers are set to one coefficient, then to
 * its opposite, all others to nothing. Currents wake neurons of the first layer, and how far the
 * balance of a receiving element moves is the sum of its links' coefficients times the deviations
 * at their sources, all of which are seen. Neurons that share no receiving element are woken
 * together.
 */
final class LinkMeasurement {

  /** Test coefficient of ports with few links. */
  private static final double LARGEST = 0.5;

  /** Sum of the test coefficients into a port with many; keeps its noise gain moderate. */
  private static final double SUM = 16;

  /** Current into elements that are woken, units of E per time unit. */
  private static final double LOUD = 4;

  /** The same for those of a neuron whose turn comes later. */
  private static final double QUIET = 1;

  private final TestBench bench;
  private final Propagator circuit;
  private final Network network;
  private final Topology topology;
  private final Technology technology;
  private final ElementEquation[] equations;

  /**
   * Prepares the measurement.
   *
   * @param bench shows the currents
   * @param circuit in question
   * @param network whose links are set
   * @param technology gives the coefficients that can be set
   * @param equations of the elements, forward
   */
  LinkMeasurement(
      final TestBench bench,
      final Propagator circuit,
      final Network network,
      final Technology technology,
      final ElementEquation... equations) {
    this.bench = bench;
    this.circuit = circuit;
    this.network = network;
    this.topology = network.topology();
    this.technology = technology;
    this.equations = equations;
  }

  /** The gains of all links. */
  Trim.Links measure() {
    final double[] up = new double[topology.linkCount()];
    final double[] down = new double[up.length];
    final double[] zero = new double[up.length];
    for (int layer = 0; layer + 1 < topology.layers(); layer++) {
      final Layer links = new Layer(layer);
      if (links.all.length > 0) {
        final double test = technology.synapse(links.test()).realised();
        final double[] plus = links.measure(test);
        final double[] minus = links.measure(-test);
        for (final int link : links.all) {
          final double[] gains = gains(test, plus[link], minus[link]);
          up[link] = gains[0];
          down[link] = gains[1];
          zero[link] = gains[2];
        }
      }
    }
    return new Trim.Links(up, down, zero);
  }

  /**
   * The gains of a link from what it makes of a coefficient and of its opposite. With conductances
   * f₊·G₊ and f₋·G₋, the smaller G at G_off, a pair of memristors gives f₊·(g + c) − f₋·g and f₊·g
   * − f₋·(g + c), g = G_off·R: two equations for f₊ and f₋.
   */
  private double[] gains(final double test, final double plus, final double minus) {
    if (technology.synapseKind() != SynapseKind.PAIR) {
      final double zero = (plus + minus) / 2;
      return new double[] {(plus - zero) / test, (zero - minus) / test, zero};
    }
    final double least = technology.memristance().lowest() * technology.resistance();
    final double most = least + test;
    final double determinant = most * most - least * least;
    final double first = (most * plus - least * minus) / determinant;
    final double second = (least * plus - most * minus) / determinant;
    return new double[] {first, second, least * (first - second)};
  }

  /** The links that begin in a layer. */
  private final class Layer {
    private final int[] all;
    private final List<List<Integer>> groups;
    private final int turns;

    Layer(final int layer) {
      all =
          IntStream.range(0, topology.linkCount())
              .filter(k -> topology.port(topology.source(k)).layer() == layer)
              .toArray();
      final Map<Integer, BitSet> receivers = new TreeMap<>();
      final Map<Long, Integer> parallel = new TreeMap<>();
      for (final int link : all) {
        final int sender = topology.source(link) / ELEMENTS;
        receivers.computeIfAbsent(sender, n -> new BitSet()).set(topology.target(link));
        parallel.merge(
            (long) sender * topology.elementCount() + topology.target(link), 1, Integer::sum);
      }
      groups = grouped(receivers);
      turns = parallel.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    /** Neurons that share no receiver, greedily. */
    private static List<List<Integer>> grouped(final Map<Integer, BitSet> receivers) {
      final List<List<Integer>> groups = new ArrayList<>();
      final List<BitSet> reached = new ArrayList<>();
      receivers.forEach(
          (neuron, own) -> {
            int group = 0;
            while (group < groups.size() && reached.get(group).intersects(own)) {
              group++;
            }
            if (group == groups.size()) {
              groups.add(new ArrayList<>());
              reached.add(new BitSet());
            }
            groups.get(group).add(neuron);
            reached.get(group).or(own);
          });
      return groups;
    }

    /** A coefficient that can be set and that leaves ports of many links well below the clamp. */
    double test() {
      final int links =
          IntStream.of(all)
              .map(topology::target)
              .distinct()
              .map(e -> topology.firstLinkInto(e + 1) - topology.firstLinkInto(e))
              .max()
              .orElse(1);
      double test = Math.min(LARGEST, SUM / links);
      while (technology.synapse(test).realised() == 0) {
        test *= 2;
      }
      return Math.min(test, technology.largestCoefficient());
    }

    /** What each link makes of the coefficient that all are set to. */
    double[] measure(final double coefficient) {
      final double[] set = new double[topology.linkCount()];
      for (final int link : all) {
        set[link] = coefficient;
      }
      final Signals currents = Signals.zeros(topology.elementCount(), 1 + groups.size() * turns);
      for (final int link : all) {
        final int first = topology.target(link) / ELEMENTS * ELEMENTS;
        for (int e = first; e < first + ELEMENTS; e++) {
          for (int p = 0; p < currents.samples(); p++) {
            currents.set(e, p, RestState.KEEPER);
          }
        }
      }
      for (int group = 0; group < groups.size(); group++) {
        for (final int neuron : groups.get(group)) {
          wake(neuron, 1 + group * turns, currents);
        }
      }
      return gains(
          bench.settled(circuit, network.withCoefficients(set), Direction.FORWARD, currents));
    }

    private void wake(final int neuron, final int presentation, final Signals currents) {
      for (int turn = 0; turn < turns; turn++) {
        for (int own = 0; own < ELEMENTS; own++) {
          currents.set(
              neuron * ELEMENTS + own, presentation + turn, own % turns == turn ? LOUD : QUIET);
        }
      }
    }

    private double[] gains(final Signals seen) {
      final double[] gains = new double[topology.linkCount()];
      final int[] group = new int[topology.neuronCount()];
      for (int g = 0; g < groups.size(); g++) {
        for (final int neuron : groups.get(g)) {
          group[neuron] = g;
        }
      }
      final Map<Long, List<Integer>> together = new TreeMap<>();
      for (final int link : all) {
        final int sender = topology.source(link) / ELEMENTS;
        together
            .computeIfAbsent(
                (long) sender * topology.elementCount() + topology.target(link),
                key -> new ArrayList<>())
            .add(link);
      }
      together
          .values()
          .forEach(
              links -> {
                final int sender = topology.source(links.get(0)) / ELEMENTS;
                final double[] own = gains(links, 1 + group[sender] * turns, seen);
                for (int i = 0; i < own.length; i++) {
                  gains[links.get(i)] = own[i];
                }
              });
      return gains;
    }

    /** Gains of the links from one neuron to one element. */
    private double[] gains(final List<Integer> links, final int first, final Signals seen) {
      final int target = topology.target(links.get(0));
      final double[][] deviations = new double[turns][links.size()];
      final double[] moved = new double[turns];
      for (int turn = 0; turn < turns; turn++) {
        final int presentation = first + turn;
        moved[turn] =
            equations[target].balance(target, seen, presentation)
                - equations[target].balance(target, seen, 0);
        for (int i = 0; i < deviations[turn].length; i++) {
          final int source = topology.source(links.get(i));
          deviations[turn][i] = seen.at(source, presentation) - seen.at(source, 0);
        }
      }
      return turns == 1
          ? new double[] {moved[0] / deviations[0][0]}
          : new QRDecomposition(new Array2DRowRealMatrix(deviations, false))
              .getSolver()
              .solve(new ArrayRealVector(moved, false))
              .toArray();
    }
  }
}
