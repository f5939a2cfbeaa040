package org.wuxingspice.model.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.wuxingspice.model.network.Neuron.ELEMENTS;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.NeuronParameters;

class FixedPointTest {

  private static final int NEURONS = 2000;

  private static double within80PerCent(final Random random) {
    return 0.5 + Math.max(-0.4, Math.min(0.4, random.nextGaussian()));
  }

  /** The range that training by method 1 gives the parameters: K1 = K2 + K3, within 80 %. */
  @Test
  void restsAreFoundWhereverTrainingMayLead() {
    final Random random = new Random(1);
    final double[] k1 = new double[NEURONS * ELEMENTS];
    final double[] k2 = new double[NEURONS * ELEMENTS];
    final double[] k3 = new double[NEURONS * ELEMENTS];
    for (int n = 0; n < NEURONS; n++) {
      final double common = within80PerCent(random);
      for (int e = n * ELEMENTS; e < (n + 1) * ELEMENTS; e++) {
        k2[e] = within80PerCent(random);
        k3[e] = common;
        k1[e] = k2[e] + k3[e];
      }
    }
    final NeuronParameters parameters = new NeuronParameters(k1, k2, k3);
    for (final Direction direction : Direction.values()) {
      final double[] rest = FixedPoint.solve(parameters, direction);
      for (int e = 0; e < rest.length; e++) {
        final int own = e % ELEMENTS;
        final int first = e - own;
        final double rate =
            k1[first + direction.generationParameter(own)] * rest[first + direction.generator(own)]
                - k2[e] * rest[e]
                - k3[first + direction.restraintParameter(own)]
                    * rest[e]
                    * rest[first + direction.restrainer(own)];
        assertThat(rest[e]).isPositive();
        assertThat(rate).as("%s, element %d", direction, e).isCloseTo(0, within(1e-12));
        if (direction == Direction.FORWARD) {
          assertThat(rest[e]).isCloseTo(1, within(1e-12));
        }
      }
    }
  }
}
