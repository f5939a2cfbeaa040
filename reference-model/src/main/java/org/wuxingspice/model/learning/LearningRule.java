package org.wuxingspice.model.learning;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.wuxingspice.model.dynamics.Extent;
import org.wuxingspice.model.dynamics.Pass;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.Topology;

/**
 * A local learning rule: which numbers of a network it trains, which way a forward and a reversed
 * pass push each of them, and in which range each is kept.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "method")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ParameterRule.class, name = "1"),
  @JsonSubTypes.Type(value = CoefficientRule.class, name = "2"),
  @JsonSubTypes.Type(value = CombinedRule.class, name = "mixed")
})
public sealed interface LearningRule permits ParameterRule, CoefficientRule, CombinedRule {

  /**
   * {@return the number of trained numbers}
   *
   * @param topology of the network
   */
  int size(Topology topology);

  /** {@return the neurons whose reversed signals {@link #update} reads} */
  Extent reversedExtent();

  /**
   * The mean limited causal quantity of a batch for every trained number.
   *
   * @param network that was run
   * @param forward forward pass of the batch
   * @param reversed reversed pass of the same samples, at least to {@link #reversedExtent}
   * @return {@link #size} numbers; positive where a larger trained number lowers the output error
   */
  double[] update(Network network, Pass forward, Pass reversed);

  /**
   * Changes the trained numbers and keeps each in its range.
   *
   * @param network to change
   * @param changes {@link #size} numbers, in the order of {@link #update}
   * @return the network with the changed numbers, all others as they were
   */
  Network apply(Network network, double[] changes);
}
