package org.wuxingspice.model.network;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** Parameters from which, together with a seed, a {@link Topology} is generated. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = TopologyPlan.OneToOne.class, name = "one-to-one"),
  @JsonSubTypes.Type(value = TopologyPlan.Adders.class, name = "adders")
})
public sealed interface TopologyPlan {

  /** Upper limit of neurons; rejects malformed plans before they allocate. */
  int MOST_NEURONS = 100_000;

  /**
   * Lays the network out.
   *
   * @param seed of the random choices
   * @return neurons, ports and links, the same for the same seed
   * @throws org.wuxingspice.model.failure.WuxingException with a {@link NetworkReason}
   */
  Topology topology(long seed);

  /** {@return the neurons per layer, constant ones not counted} */
  List<Integer> layers();

  /**
   * {@return whether there are constant neurons; the first is driven by the last external input}
   */
  boolean bias();

  /**
   * {@return whether a link comes from a constant neuron}
   *
   * @param source output port of the link
   */
  default boolean isBias(final Port source) {
    return bias() && source.neuron() == layers().get(source.layer());
  }

  private static int[] sizes(final List<Integer> layers) {
    if (layers.stream().mapToLong(Integer::longValue).sum() > MOST_NEURONS) {
      throw NetworkReason.OUT_OF_RANGE.failure(
          "layers " + layers + " have more than " + MOST_NEURONS + " neurons");
    }
    return array(layers);
  }

  private static int[] array(final List<Integer> numbers) {
    return numbers.stream().mapToInt(Integer::intValue).toArray();
  }

  /**
   * Every port has at most one link; see {@link Topologies#oneToOne}.
   *
   * @param layers neurons per layer
   * @param usedPorts ports used per neuron of a middle layer, 2 to 5
   * @param ports which elements of a middle neuron are inputs and outputs
   * @param linking who is linked to whom
   */
  record OneToOne(List<Integer> layers, int usedPorts, PortChoice ports, LinkStrategy linking)
      implements TopologyPlan {

    /** Keeps a copy of the list. */
    public OneToOne {
      layers = List.copyOf(layers);
    }

    @Override
    @JsonIgnore
    public boolean bias() {
      return false;
    }

    @Override
    public Topology topology(final long seed) {
      return Topologies.oneToOne(sizes(layers), usedPorts, ports, linking, seed);
    }
  }

  /**
   * Several links may share a port; see {@link Topologies#adders} and {@link
   * Topologies#biasedAdders}.
   *
   * @param layers neurons per layer, constant ones not counted
   * @param inputElements elements that take links in, 0 to 4
   * @param outputElements elements that give links out
   * @param linkRatio fraction of all possible links that exist, above 0 to 1
   * @param bias whether there are constant neurons
   */
  record Adders(
      List<Integer> layers,
      List<Integer> inputElements,
      List<Integer> outputElements,
      double linkRatio,
      boolean bias)
      implements TopologyPlan {

    /** Keeps copies of the lists. */
    public Adders {
      layers = List.copyOf(layers);
      inputElements = List.copyOf(inputElements);
      outputElements = List.copyOf(outputElements);
    }

    @Override
    public Topology topology(final long seed) {
      return new AdderLayout(
              sizes(layers), array(inputElements), array(outputElements), linkRatio, bias)
          .topology(seed);
    }
  }
}
