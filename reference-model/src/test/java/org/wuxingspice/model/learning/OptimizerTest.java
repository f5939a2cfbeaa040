package org.wuxingspice.model.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.wuxingspice.model.failure.WuxingException;

/** Step rules and schedules against sums worked out by hand. */
class OptimizerTest {

  private static double[] changes(final Optimizer rule, final double... updates) {
    final double[][] memory = rule.memory(1);
    final double[] changes = new double[updates.length];
    for (int i = 0; i < updates.length; i++) {
      changes[i] = rule.changes(new double[] {updates[i]}, memory)[0];
    }
    return changes;
  }

  @Test
  void plainIsProportional() {
    assertThat(changes(new Optimizer.Plain(0.5), 1, -2)).containsExactly(0.5, -1);
  }

  @Test
  void momentumOfASingleUpdateDecaysGeometrically() {
    assertThat(changes(new Optimizer.Momentum(2, 0.5), 1, 0, 0)).containsExactly(2, 1, 0.5);
  }

  @Test
  void controlAddsSumAndDifference() {
    assertThat(changes(new Optimizer.ProportionalIntegralDerivative(1, 0.25, 0.5, 0.5), 1, 1, 0))
        .containsExactly(1 + 0.25 + 0.5, 1 + 0.25 * 1.5, 0.25 * 0.75 - 0.5);
  }

  /** Both running means of a constant are the constant, so each step is the rate. */
  @Test
  void adamStepsOfAConstantUpdateAreTheRate() {
    for (final double change : changes(Optimizer.Adam.of(0.01), 3, 3, 3, 3)) {
      assertThat(change).isCloseTo(0.01, within(1e-10));
    }
  }

  /**
   * Algorithm 1 of the publication by hand, with decays 1/2 and 3/4: running means 1/2, −3/4, 13/8,
   * divided by 1/2, 3/4, 7/8; running mean squares 1/4, 19/16, 313/64, divided by 1/4, 7/16, 37/64.
   */
  @Test
  void adamDividesTheCorrectedMeanByTheRootOfTheCorrectedMeanSquare() {
    assertThat(changes(new Optimizer.Adam(3, 0.5, 0.75), 1, -2, 4))
        .containsExactly(
            new double[] {3, -3 / Math.sqrt(19.0 / 7), 3 * 13.0 / 7 / Math.sqrt(313.0 / 37)},
            within(1e-7));
  }

  /** The series below 1e-4 and the function above it, both against Math.atan. */
  @Property
  void limiterIsTheInverseTangent(
      @ForAll @IntRange(min = -6, max = 1) final int exponent,
      @ForAll @DoubleRange(min = -1e6, max = 1e6) final double quantity) {
    final double kt = Math.pow(10, exponent);
    final double expected = Math.atan(kt * quantity) / kt;
    assertThat(new ArctanLimiter(kt).limited(quantity))
        .isCloseTo(expected, within(4 * Math.ulp(expected)));
  }

  @Test
  void schedulesFall() {
    assertThat(new LearningRateSchedule.Constant().factor(0.7)).isEqualTo(1);
    final LearningRateSchedule cosine = new LearningRateSchedule.Cosine(0.2);
    assertThat(cosine.factor(0)).isEqualTo(1);
    assertThat(cosine.factor(0.5)).isCloseTo(0.6, within(1e-15));
    assertThat(cosine.factor(1)).isCloseTo(0.2, within(1e-15));
    final LearningRateSchedule steps = new LearningRateSchedule.Steps(4, 0.5);
    assertThat(steps.factor(0.24)).isEqualTo(1);
    assertThat(steps.factor(0.5)).isEqualTo(0.25);
    assertThat(steps.factor(1)).isEqualTo(0.125);
  }

  @Test
  void settingsOutOfRangeAreRefused() {
    assertRefused(() -> new Optimizer.Plain(0));
    assertRefused(() -> new Optimizer.Plain(Double.NaN));
    assertRefused(() -> new Optimizer.Momentum(1, 1));
    assertRefused(() -> new Optimizer.ProportionalIntegralDerivative(1, -1, 0, 0));
    assertRefused(() -> new Optimizer.Adam(1, 0.9, Double.NaN));
    assertRefused(() -> new CoefficientRule(0, 1));
    assertRefused(() -> new CoefficientRule(1, Double.POSITIVE_INFINITY));
    assertRefused(() -> new ParameterRule.Range(0, 1));
    assertRefused(() -> new ParameterRule.Range(2, 1));
    assertRefused(() -> new ErrorSignal.Squared(-1));
    assertRefused(() -> new ErrorSignal.Softmax(1, 0));
    assertRefused(() -> new LearningRateSchedule.Cosine(1.5));
    assertRefused(() -> new LearningRateSchedule.Steps(0, 0.5));
  }

  private static void assertRefused(final ThrowingCallable making) {
    assertThatThrownBy(making)
        .isInstanceOfSatisfying(
            WuxingException.class,
            e -> assertThat(e.reason()).isEqualTo(LearningReason.BAD_SETTING));
  }
}
