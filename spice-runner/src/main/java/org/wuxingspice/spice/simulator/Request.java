package org.wuxingspice.spice.simulator;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.wuxingspice.netlist.circuit.Analysis;

/**
 * One simulation, complete in itself.
 *
 * @param netlist the circuit
 * @param settings device parameters that differ from the netlist, absolute values
 * @param analysis what to compute
 * @param probes vectors to return besides the scale, as ngspice names them ({@code v(out)}, {@code
 *     i(vdd)}, {@code @r1[i]}); empty for all node voltages and branch currents
 * @param limit wall-clock time after which the simulation is killed
 */
public record Request(
    Netlist netlist, Settings settings, Analysis analysis, List<String> probes, Duration limit) {

  /** Checks and seals the parts. */
  public Request {
    Objects.requireNonNull(netlist, "netlist");
    Objects.requireNonNull(settings, "settings");
    Objects.requireNonNull(analysis, "analysis");
    probes = List.copyOf(probes);
    Objects.requireNonNull(limit, "limit");
  }
}
