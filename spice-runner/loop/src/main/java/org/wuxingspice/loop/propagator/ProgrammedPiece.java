package org.wuxingspice.loop.propagator;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.wuxingspice.netlist.compile.Amplifier;
import org.wuxingspice.netlist.compile.BoundarySignal;
import org.wuxingspice.netlist.compile.CompiledNetwork;
import org.wuxingspice.netlist.compile.LinkSums;
import org.wuxingspice.netlist.compile.PassAnalysis;
import org.wuxingspice.ngspice.simulation.ExternalWaveform;
import org.wuxingspice.ngspice.simulation.ParameterOverrides;
import org.wuxingspice.ngspice.simulation.Request;

/**
 * A piece with a network's coefficients.
 *
 * @param piece that is simulated
 * @param ports what flows into each port when the links are summed
 * @param linkValues of the links' devices when they are not
 * @param options of the circuit
 */
record ProgrammedPiece(
    Piece piece, List<PortCurrent> ports, double[] linkValues, CircuitOptions options) {

  /** Resistance at a port that takes no input, in units of R. */
  private static final double OPEN = 1e9;

  /**
   * The simulation of one sample with noise.
   *
   * @param drive one number per channel of the whole network
   * @param start where the elements start
   * @param voltages of the lines from earlier stages
   * @param grid of these lines
   * @param noise key of the noise of the devices
   */
  Request request(
      final double[] drive,
      final StartingPoint.State start,
      final LineVoltages voltages,
      final LineGrid grid,
      final long noise) {
    final Map<String, ExternalWaveform> played = new LinkedHashMap<>();
    addNoise(played, noise);
    return request(drive, start, voltages, grid, played);
  }

  /** The simulation of one sample without noise: what many passes show on average. */
  Request request(
      final double[] drive,
      final StartingPoint.State start,
      final LineVoltages voltages,
      final LineGrid grid) {
    return request(drive, start, voltages, grid, new LinkedHashMap<>());
  }

  private Request request(
      final double[] drive,
      final StartingPoint.State start,
      final LineVoltages voltages,
      final LineGrid grid,
      final Map<String, ExternalWaveform> played) {
    final double[] instants = grid.instants();
    if (ports.isEmpty()) {
      for (final BoundarySignal line : piece.compiled().incoming()) {
        played.put(
            line.source().text(),
            new ExternalWaveform(
                instants, voltages.get(LineVoltages.number(line.element(), line.sign()))));
      }
    } else {
      addPortCurrents(played, start, voltages, instants);
    }
    return Request.of(
            piece.netlist().deck(),
            PassAnalysis.of(options.level(), options.technology(), options.duration()))
        .overriding(new ParameterOverrides(piece.netlist().names(), values(drive, start)))
        .driving(played)
        .probing(piece.netlist().probes())
        .within(options.limit());
  }

  private void addPortCurrents(
      final Map<String, ExternalWaveform> played,
      final StartingPoint.State start,
      final LineVoltages voltages,
      final double[] instants) {
    final LinkSums sums = piece.compiled().linkSums().orElseThrow();
    final List<String> sources = sums.sources();
    for (int port = 0; port < ports.size(); port++) {
      played.put(
          sources.get(port),
          new ExternalWaveform(
              instants,
              start.held()[sums.element(port)]
                  ? new double[instants.length]
                  : ports
                      .get(port)
                      .sum(voltages, restingCurrent(sums, port, start.rest()), instants.length)));
    }
  }

  /** The current that the links would carry while the elements at their far ends rest. */
  private double restingCurrent(final LinkSums sums, final int port, final double[] rest) {
    final double[] siemens = ports.get(port).port().conductances();
    final int[] links = sums.links(port);
    final int each = sums.signs().size();
    double current = 0;
    for (int k = 0; k < siemens.length; k++) {
      current += siemens[k] * sums.restingVolts(rest[sums.origin(links[k / each])]);
    }
    return current;
  }

  /** The values of {@link SharedNetlist#names()}. */
  private double[] values(final double[] drive, final StartingPoint.State start) {
    final CompiledNetwork compiled = piece.compiled();
    final double[] open = drive.clone();
    for (final int channel : piece.channels()) {
      if (start.held()[compiled.driveElement(channel)]) {
        open[channel] = 0;
      }
    }
    final double[][] parts = {
      compiled.driveValues(open), linkValues, resistances(start), piece.values(start)
    };
    return IntStream.range(0, parts.length)
        .boxed()
        .flatMapToDouble(i -> Arrays.stream(parts[i]))
        .toArray();
  }

  private double[] resistances(final StartingPoint.State start) {
    return piece
        .compiled()
        .linkSums()
        .filter(sums -> !sums.resistors().isEmpty())
        .map(
            sums ->
                IntStream.range(0, ports.size())
                    .mapToDouble(
                        port ->
                            start.held()[sums.element(port)]
                                ? OPEN * options.technology().resistance()
                                : ports.get(port).port().ohms())
                    .toArray())
        .orElseGet(() -> new double[0]);
  }

  private void addNoise(final Map<String, ExternalWaveform> played, final long key) {
    if (piece.noisy().isEmpty()) {
      return;
    }
    final double interval = piece.compiled().noiseInterval();
    final double end = options.technology().seconds(options.duration());
    final double[] time =
        IntStream.rangeClosed(0, (int) Math.ceil(end / interval))
            .mapToDouble(i -> i * interval)
            .toArray();
    for (final Amplifier amplifier : piece.noisy()) {
      played.put(
          amplifier.noiseSource(),
          new ExternalWaveform(
              time,
              options
                  .die()
                  .noise(amplifier.device(), amplifier.index(), key, interval, time.length)));
    }
  }
}
