package org.wuxingspice.model.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.wuxingspice.model.dynamics.Signals;
import org.wuxingspice.model.failure.WuxingException;
import org.wuxingspice.model.learning.Evaluation;

class MaskedMlpTest {

  @Test
  void linkRatioDecidesTheNumberOfWeights() {
    final int[] sizes = {784, 839, 283, 96, 32, 10};
    assertThat(new MaskedMlp(sizes, 1, 1).links())
        .isEqualTo(784 * 839 + 839 * 283 + 283 * 96 + 96 * 32 + 32 * 10);
    assertThat((double) new MaskedMlp(sizes, 0.1, 1).links() / new MaskedMlp(sizes, 1, 1).links())
        .isCloseTo(0.1, within(1e-5));
    assertThat(new MaskedMlp(new int[] {2, 100, 10}, 0.001, 1).links()).isEqualTo(110);
  }

  /** No network without a hidden layer can do this. */
  @Test
  void exclusiveOrIsLearned() {
    final Random random = new Random(1);
    final Signals inputs = Signals.zeros(2, 64);
    final int[] labels = new int[64];
    for (int s = 0; s < 64; s++) {
      inputs.set(0, s, random.nextBoolean() ? 1 : -1);
      inputs.set(1, s, random.nextBoolean() ? 1 : -1);
      labels[s] = inputs.at(0, s) * inputs.at(1, s) > 0 ? 1 : 0;
    }
    final MaskedMlp perceptron = new MaskedMlp(new int[] {2, 16, 2}, 1, 1);
    for (int i = 0; i < 300; i++) {
      perceptron.train(inputs, labels, 0.01);
    }
    assertThat(Evaluation.correct(perceptron.outputs(inputs), labels)).isEqualTo(64);
  }

  /** The first step of Adam moves every weight by the rate, down its slope. */
  @Test
  void firstStepLowersTheErrorByRateTimesTheSlopesMagnitude() {
    final Signals inputs = Signals.single(0.3, -0.2, 0.9);
    final MaskedMlp perceptron = new MaskedMlp(new int[] {3, 2}, 1, 5);
    final double[] before = perceptron.train(inputs, new int[] {0}, 1e-6).values();
    final double[] after = perceptron.outputs(inputs).values();
    final double slope = 1 / (1 + Math.exp(before[0] - before[1]));
    final double magnitude = 2 * slope * (0.3 + 0.2 + 0.9 + 1);
    assertThat((entropy(before) - entropy(after)) / 1e-6).isCloseTo(magnitude, within(1e-4));
  }

  private static double entropy(final double[] sums) {
    return Math.log1p(Math.exp(sums[1] - sums[0]));
  }

  @Test
  void impossibleSettingsAreRefused() {
    for (final double ratio : new double[] {0, -1, 1.5, Double.NaN}) {
      assertThatThrownBy(() -> new MaskedMlp(new int[] {2, 2}, ratio, 1))
          .isInstanceOfSatisfying(
              WuxingException.class,
              e -> assertThat(e.reason()).isEqualTo(BaselineReason.BAD_SETTING));
    }
  }
}
