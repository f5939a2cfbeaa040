package org.wuxingspice.model.learning;

import java.util.Arrays;
import org.wuxingspice.model.dynamics.Extent;
import org.wuxingspice.model.dynamics.Pass;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.Topology;

/**
 * Both methods at once: the numbers of method 1, then those of method 2.
 *
 * @param method1 moves the neuron parameters
 * @param method2 moves the link coefficients
 * @param share method 2's step as a fraction of method 1's; 0.25 in the paper (section 3, figure 2)
 */
public record CombinedRule(ParameterRule method1, CoefficientRule method2, double share)
    implements LearningRule {

  /**
   * Checks the settings.
   *
   * @throws org.wuxingspice.model.failure.WuxingException {@link LearningReason#BAD_SETTING}
   */
  public CombinedRule {
    if (!(share > 0 && Double.isFinite(share))) {
      throw LearningReason.BAD_SETTING.failure("share " + share + ": must be positive and finite");
    }
  }

  @Override
  public int size(final Topology topology) {
    return method1.size(topology) + method2.size(topology);
  }

  @Override
  public Extent reversedExtent() {
    return Extent.WHOLE;
  }

  @Override
  public double[] update(final Network network, final Pass forward, final Pass reversed) {
    final double[] first = method1.update(network, forward, reversed);
    final double[] second = method2.update(network, forward, reversed);
    final double[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  @Override
  public Network apply(final Network network, final double[] changes) {
    final int split = method1.size(network.topology());
    final double[] second = Arrays.copyOfRange(changes, split, changes.length);
    for (int k = 0; k < second.length; k++) {
      second[k] *= share;
    }
    return method2.apply(method1.apply(network, Arrays.copyOf(changes, split)), second);
  }
}
