package org.wuxingspice.model.network;

import java.util.Objects;

/** A topology with the numbers that training changes. Immutable. */
public final class Network {

  private final Topology topology;
  private final NeuronParameters parameters;
  private final StateClamp clamp;
  private final double[] coefficients;

  /**
   * Creates a network.
   *
   * @param topology neurons, ports and links
   * @param parameters K1, K2, K3 of every element
   * @param clamp range of the element values
   * @param coefficients one per link, in the topology's canonical order; finite
   * @throws org.wuxingspice.model.failure.WuxingException {@link NetworkReason#BAD_PARAMETER} when
   *     a length does not fit or a coefficient is not finite
   */
  public Network(
      final Topology topology,
      final NeuronParameters parameters,
      final StateClamp clamp,
      final double[] coefficients) {
    this.topology = Objects.requireNonNull(topology, "topology");
    this.parameters = Objects.requireNonNull(parameters, "parameters");
    this.clamp = Objects.requireNonNull(clamp, "clamp");
    this.coefficients = coefficients.clone();
    if (parameters.elementCount() != topology.elementCount()) {
      throw NetworkReason.BAD_PARAMETER.failure(
          "parameters for "
              + parameters.elementCount()
              + " elements in a network of "
              + topology.elementCount());
    }
    if (coefficients.length != topology.linkCount()) {
      throw NetworkReason.BAD_PARAMETER.failure(
          coefficients.length + " coefficients for " + topology.linkCount() + " links");
    }
    for (int k = 0; k < coefficients.length; k++) {
      if (!Double.isFinite(coefficients[k])) {
        throw NetworkReason.BAD_PARAMETER.failure(
            "coefficient of link "
                + topology.link(k)
                + " is "
                + coefficients[k]
                + ": must be finite");
      }
    }
  }

  /**
   * {@return a network with the paper's parameters and the default clamp}
   *
   * @param topology neurons, ports and links
   * @param coefficients one per link
   */
  public static Network of(final Topology topology, final double[] coefficients) {
    return new Network(
        topology,
        NeuronParameters.uniform(
            topology.elementCount(), Neuron.DEFAULT_K1, Neuron.DEFAULT_K2, Neuron.DEFAULT_K3),
        StateClamp.DEFAULT,
        coefficients);
  }

  /**
   * {@return the same network with other coefficients}
   *
   * @param changed one per link
   */
  public Network withCoefficients(final double[] changed) {
    return new Network(topology, parameters, clamp, changed);
  }

  /**
   * {@return the same network with other neuron parameters}
   *
   * @param changed K1, K2, K3 of every element
   */
  public Network withParameters(final NeuronParameters changed) {
    return new Network(topology, changed, clamp, coefficients);
  }

  /** {@return neurons, ports and links} */
  public Topology topology() {
    return topology;
  }

  /** {@return K1, K2, K3 of every element} */
  public NeuronParameters parameters() {
    return parameters;
  }

  /** {@return the range of the element values} */
  public StateClamp clamp() {
    return clamp;
  }

  /**
   * {@return the coefficient of a link}
   *
   * @param link from 0 to the number of links − 1
   */
  public double coefficient(final int link) {
    return coefficients[link];
  }

  /** {@return a copy of the coefficients, one per link in canonical order} */
  public double[] coefficients() {
    return coefficients.clone();
  }
}
