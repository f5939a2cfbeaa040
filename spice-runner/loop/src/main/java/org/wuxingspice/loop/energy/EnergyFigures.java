package org.wuxingspice.loop.energy;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Energy and time of a network's passes in one kind of circuit, means over the samples.
 *
 * @param technology name of the parts
 * @param level of detail, lower case
 * @param samples number of samples
 * @param pass length of a pass in the circuit, s
 * @param quiescentPower power of the forward circuit without drive: quiescent currents of all parts
 *     and what amplifiers give into their loads at rest, watt
 * @param inference energy of a forward pass, joule
 * @param update energy of a forward and a reversed pass, each in a circuit of its own that is
 *     switched on for its pass, joule
 * @param signalShare what an update takes beyond two passes without drive, as a share of its
 *     energy; a little below 0 where signals make amplifiers give less
 * @param settling time after which all outputs stay within 2 % of their largest deviations, s
 * @param deciding time after which the output with the largest integral of D stays the same, s
 * @param worstDeciding of the slowest sample, s
 * @param reversible the same update in one circuit for both directions
 * @param simulated time inside ngspice for a forward and a reversed pass, s of one core
 */
public record EnergyFigures(
    @JsonProperty("technology") String technology,
    @JsonProperty("level") String level,
    @JsonProperty("samples") int samples,
    @JsonProperty("pass_s") double pass,
    @JsonProperty("quiescent_power_W") double quiescentPower,
    @JsonProperty("inference_J") double inference,
    @JsonProperty("update_J") double update,
    @JsonProperty("signal_share") double signalShare,
    @JsonProperty("settling_s") double settling,
    @JsonProperty("deciding_s") double deciding,
    @JsonProperty("worst_deciding_s") double worstDeciding,
    @JsonProperty("reversible") ReversibleCircuit reversible,
    @JsonProperty("ngspice_s") double simulated) {

  /** {@return the energy of a forward pass that is ended when the class is decided, joule} */
  @JsonProperty("decided_inference_J")
  public double decidedInference() {
    return inference * deciding / pass;
  }
}
