package org.wuxingspice.netlist.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wuxingspice.model.failure.WuxingException;
import org.wuxingspice.model.learning.Initialization;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.netlist.circuit.Waveform;
import org.wuxingspice.netlist.compile.CompileOptions.Feature;
import org.wuxingspice.netlist.naming.Alteration;
import org.wuxingspice.netlist.naming.DevicePath;
import org.wuxingspice.netlist.technology.Die;
import org.wuxingspice.netlist.technology.SynapseKind;
import org.wuxingspice.netlist.technology.Technology;

class LinkSumsTest {

  private static final Die LOT = new Die(3, new Die.Spread(0.05, 0.02, 1e-3, 0));

  /** The simulator's own error with its tolerance of 1e-4, units of E; measured up to 1.1e-4. */
  private static final double TOLERANCE = 5e-4;

  @TempDir Path folder;

  private static CompiledNetwork piece(
      final Network network,
      final Direction direction,
      final Level level,
      final SynapseKind kind,
      final Feature... features) {
    return NetworkCompiler.compile(
        network,
        direction,
        level,
        level == Level.TRANSLINEAR
            ? Technology.translinear()
            : Technology.integrated().withSynapses(kind),
        CompileOptions.DEFAULT
            .withDie(LOT)
            .withNeurons(Neurons.layer(network.topology(), 1))
            .with(features));
  }

  /** Something on every line, on the same instants; no line is the exact negative of another. */
  private static Map<String, double[]> volts(final CompiledNetwork piece, final double... time) {
    final Map<String, double[]> volts = new HashMap<>();
    for (final BoundarySignal line : piece.incoming()) {
      final double phase = 0.7 * line.element() + (line.sign() < 0 ? Math.PI + 0.05 : 0);
      volts.put(
          key(line.element(), line.sign()),
          Arrays.stream(time)
              .map(
                  t ->
                      line.rest()
                          + 0.06 * Math.sin(0.4 * t / piece.technology().secondsPerUnit() + phase)
                          + 1e-3 * line.sign())
              .toArray());
    }
    return volts;
  }

  private static String key(final int element, final int sign) {
    return element + " " + sign;
  }

  private static Map<String, Waveform> played(
      final CompiledNetwork piece,
      final Map<String, double[]> volts,
      final double[] time,
      final double... coefficients) {
    final Map<String, Waveform> played = new HashMap<>();
    piece
        .incoming()
        .forEach(
            line ->
                played.put(
                    line.source().text(),
                    Waveform.piecewiseLinear(time, volts.get(key(line.element(), line.sign())))));
    piece
        .linkSums()
        .ifPresent(
            sums -> {
              for (int port = 0; port < sums.ports(); port++) {
                played.put(
                    sums.sources().get(port),
                    Waveform.piecewiseLinear(
                        time, amperes(sums, port, volts, time.length, coefficients)));
              }
            });
    return played;
  }

  private static double[] amperes(
      final LinkSums sums,
      final int port,
      final Map<String, double[]> volts,
      final int instants,
      final double... coefficients) {
    final double[] siemens = sums.port(port, coefficients).conductances();
    final double[] amperes = new double[instants];
    int line = 0;
    for (final int link : sums.links(port)) {
      for (final int sign : sums.signs()) {
        final double[] voltage = volts.get(key(sums.origin(link), sign));
        for (int t = 0; t < instants; t++) {
          // the fixed point of equal parameters is 1
          amperes[t] += siemens[line] * (voltage[t] - sums.restingVolts(1));
        }
        line++;
      }
    }
    return amperes;
  }

  /** A piece answers to the Norton equivalent as it does to its memristors and lines. */
  @ParameterizedTest
  @CsvSource({
    "FORWARD,OPAMP,PAIR",
    "REVERSED,OPAMP,PAIR",
    "FORWARD,OPAMP,BRIDGE",
    "FORWARD,BEHAVIORAL,PAIR",
    "REVERSED,BEHAVIORAL,PAIR",
    "FORWARD,TRANSLINEAR,PAIR"
  })
  void portsAreDrivenAsByTheirLinks(
      final Direction direction, final Level level, final SynapseKind kind) throws Exception {
    final Network network =
        TestNetworks.random(8)
            .withCoefficients(
                Initialization.uniform(TestNetworks.random(8).topology(), 0.7, false, 4));
    final Network equal = Network.of(network.topology(), network.coefficients());
    final CompiledNetwork linked = piece(equal, direction, level, kind);
    final CompiledNetwork ported = piece(equal, direction, level, kind, Feature.NORTON_PORTS);
    assertThat(ported.linkSums().orElseThrow().ports()).isPositive();
    assertThat(ported.lines()).noneMatch(line -> line.matches("(rp|rn|gl|xl|vp|vm|ve)\\d+ .*"));
    final double[] time =
        IntStream.rangeClosed(0, 200)
            .mapToDouble(i -> linked.technology().seconds(PassInNgspice.DURATION) * i / 200)
            .toArray();
    final Map<String, double[]> volts = volts(linked, time);
    final double[] other = Initialization.uniform(network.topology(), 0.7, false, 99);
    for (final double[] coefficients : List.of(network.coefficients(), other)) {
      final double[][] expected = run(linked, volts, time, coefficients);
      final double[][] rows = run(ported, volts, time, coefficients);
      for (int e = 0; e < linked.states().size(); e++) {
        final double unit = linked.states().get(e).unitsPerVolt();
        for (int i = 1; i <= 20; i++) {
          final double at = linked.technology().seconds(i);
          assertThat(unit * (at(rows, e + 1, at) - at(expected, e + 1, at)))
              .as("element %d at %d", e, i)
              .isBetween(-TOLERANCE, TOLERANCE);
        }
      }
    }
  }

  private double[][] run(
      final CompiledNetwork piece,
      final Map<String, double[]> volts,
      final double[] time,
      final double... coefficients)
      throws Exception {
    final List<Alteration> altered = new ArrayList<>();
    piece
        .linkSums()
        .ifPresentOrElse(
            sums -> {
              for (int port = 0; port < sums.resistors().size(); port++) {
                altered.add(
                    new Alteration(
                        DevicePath.of(sums.resistors().get(port)),
                        sums.port(port, coefficients).ohms()));
              }
            },
            () -> altered.addAll(PassInNgspice.coefficients(piece, coefficients)));
    return new PassInNgspice(folder)
        .voltages(piece, played(piece, volts, time, coefficients), altered, piece.stateProbes());
  }

  private static double at(final double[][] rows, final int column, final double time) {
    int i = 1;
    while (i < rows.length - 1 && rows[i][0] < time) {
      i++;
    }
    final double right = (time - rows[i - 1][0]) / (rows[i][0] - rows[i - 1][0]);
    return rows[i - 1][column] + right * (rows[i][column] - rows[i - 1][column]);
  }

  /** The load is what the noise gain comes from: the sum of all conductances at the port. */
  @Test
  void loadIsTheSumOfConductances() {
    final Network network = TestNetworks.random(8);
    final CompiledNetwork linked = piece(network, Direction.FORWARD, Level.OPAMP, SynapseKind.PAIR);
    final CompiledNetwork ported =
        piece(network, Direction.FORWARD, Level.OPAMP, SynapseKind.PAIR, Feature.NORTON_PORTS);
    final double conductance =
        DoubleStream.of(linked.coefficientValues(network.coefficients())).map(r -> 1 / r).sum();
    final LinkSums sums = ported.linkSums().orElseThrow();
    final double loads =
        IntStream.range(0, sums.ports())
            .mapToDouble(port -> 1 / sums.port(port, network.coefficients()).ohms())
            .sum();
    assertThat(loads / conductance).isBetween(1 - 1e-12, 1 + 1e-12);
    assertThat(sums.resistors()).hasSize(sums.ports());
  }

  /** Links within a circuit are no known current. */
  @Test
  void wholeNetworksAreRefused() {
    final Network network = TestNetworks.random(8);
    assertThatThrownBy(
            () ->
                NetworkCompiler.compile(
                    network,
                    Direction.FORWARD,
                    Level.OPAMP,
                    Technology.integrated(),
                    CompileOptions.DEFAULT.with(Feature.NORTON_PORTS)))
        .isInstanceOfSatisfying(
            WuxingException.class,
            e -> assertThat(e.reason()).isEqualTo(CompileReason.BAD_SETTING));
  }
}
