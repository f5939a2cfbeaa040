package org.wuxingspice.model.learning;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * Turns the updates of a batch into changes of the trained numbers. The change of a number depends
 * on the updates of this number alone. Optimizers are stateless: their memory is an array of rows
 * that the caller owns, so that it can be stored and training can be resumed.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Optimizer.Plain.class, name = "plain"),
  @JsonSubTypes.Type(value = Optimizer.Momentum.class, name = "momentum"),
  @JsonSubTypes.Type(value = Optimizer.ProportionalIntegralDerivative.class, name = "pid"),
  @JsonSubTypes.Type(value = Optimizer.Adam.class, name = "adam")
})
public sealed interface Optimizer {

  /**
   * A memory to begin with.
   *
   * @param size number of trained numbers
   * @return rows of numbers, all zero
   */
  double[][] memory(int size);

  /**
   * Changes for a batch.
   *
   * @param update mean limited causal quantity per trained number
   * @param memory of this rule; modified
   * @return change per trained number
   */
  double[] changes(double[] update, double[][] memory);

  private static void requirePositive(final String name, final double value) {
    if (!(value > 0 && Double.isFinite(value))) {
      throw LearningReason.BAD_SETTING.failure(
          name + " " + value + ": must be positive and finite");
    }
  }

  private static void requireDecay(final String name, final double value) {
    if (!(value >= 0 && value < 1)) {
      throw LearningReason.BAD_SETTING.failure(name + " " + value + ": must be from 0 to below 1");
    }
  }

  private static void requireNotNegative(final String name, final double value) {
    if (!(value >= 0 && Double.isFinite(value))) {
      throw LearningReason.BAD_SETTING.failure(
          name + " " + value + ": must not be negative, and finite");
    }
  }

  /**
   * Equation 3.5 with a rate: c ← c + rate·G2.
   *
   * @param rate positive
   */
  record Plain(double rate) implements Optimizer {

    /**
     * Checks the settings.
     *
     * @throws org.wuxingspice.model.failure.WuxingException {@link LearningReason#BAD_SETTING}
     */
    public Plain {
      requirePositive("rate", rate);
    }

    @Override
    public double[][] memory(final int size) {
      return new double[0][];
    }

    @Override
    public double[] changes(final double[] update, final double[][] memory) {
      final double[] changes = new double[update.length];
      for (int k = 0; k < changes.length; k++) {
        changes[k] = rate * update[k];
      }
      return changes;
    }
  }

  /**
   * Momentum (Polyak, USSR Computational Mathematics and Mathematical Physics 4(5), 1964): v ←
   * decay·v + G2; c ← c + rate·v.
   *
   * @param rate positive
   * @param decay of the running sum, 0 to below 1
   */
  record Momentum(double rate, double decay) implements Optimizer {

    /**
     * Checks the settings.
     *
     * @throws org.wuxingspice.model.failure.WuxingException {@link LearningReason#BAD_SETTING}
     */
    public Momentum {
      requirePositive("rate", rate);
      requireDecay("decay", decay);
    }

    @Override
    public double[][] memory(final int size) {
      return new double[1][size];
    }

    @Override
    public double[] changes(final double[] update, final double[][] memory) {
      final double[] velocity = memory[0];
      final double[] changes = new double[update.length];
      for (int k = 0; k < changes.length; k++) {
        velocity[k] = decay * velocity[k] + update[k];
        changes[k] = rate * velocity[k];
      }
      return changes;
    }
  }

  /**
   * The distributed proportional-integral-derivative control of the paper's first method (K. Jiang,
   * arXiv:2411.14468): c ← c + rate·(G2 + integral·ΣG2 + derivative·ΔG2).
   *
   * @param rate positive
   * @param integral weight of the sum of past updates, at least 0
   * @param derivative weight of the difference from the update before, at least 0
   * @param decay of the sum per step, 0 to below 1; keeps it bounded
   */
  record ProportionalIntegralDerivative(
      double rate, double integral, double derivative, double decay) implements Optimizer {

    /**
     * Checks the settings.
     *
     * @throws org.wuxingspice.model.failure.WuxingException {@link LearningReason#BAD_SETTING}
     */
    public ProportionalIntegralDerivative {
      requirePositive("rate", rate);
      requireNotNegative("integral", integral);
      requireNotNegative("derivative", derivative);
      requireDecay("decay", decay);
    }

    @Override
    public double[][] memory(final int size) {
      return new double[2][size];
    }

    @Override
    public double[] changes(final double[] update, final double[][] memory) {
      final double[] sum = memory[0];
      final double[] previous = memory[1];
      final double[] changes = new double[update.length];
      for (int k = 0; k < changes.length; k++) {
        sum[k] = decay * sum[k] + update[k];
        changes[k] =
            rate * (update[k] + integral * sum[k] + derivative * (update[k] - previous[k]));
        previous[k] = update[k];
      }
      return changes;
    }
  }

  /**
   * A step size adapted per number from the running mean and mean square of its updates (Kingma and
   * Ba, "Adam", ICLR 2015, algorithm 1).
   *
   * @param rate step in units of the trained number, positive
   * @param decay1 decay of the running mean, 0 to below 1
   * @param decay2 decay of the running mean square, 0 to below 1
   */
  record Adam(double rate, double decay1, double decay2) implements Optimizer {

    private static final double FLOOR = 1e-8;

    /**
     * Checks the settings.
     *
     * @throws org.wuxingspice.model.failure.WuxingException {@link LearningReason#BAD_SETTING}
     */
    public Adam {
      requirePositive("rate", rate);
      requireDecay("decay1", decay1);
      requireDecay("decay2", decay2);
    }

    /**
     * {@return the rule with the publication's decays, 0.9 and 0.999}
     *
     * @param rate step in units of the trained number, positive
     */
    public static Adam of(final double rate) {
      return new Adam(rate, 0.9, 0.999);
    }

    /** Two rows, and a third of the two powers of the decays. */
    @Override
    public double[][] memory(final int size) {
      return new double[][] {new double[size], new double[size], {1, 1}};
    }

    @Override
    public double[] changes(final double[] update, final double[][] memory) {
      final double[] means = memory[0];
      final double[] squares = memory[1];
      final double[] powers = memory[2];
      powers[0] *= decay1;
      powers[1] *= decay2;
      final double[] changes = new double[update.length];
      for (int k = 0; k < changes.length; k++) {
        means[k] = decay1 * means[k] + (1 - decay1) * update[k];
        squares[k] = decay2 * squares[k] + (1 - decay2) * update[k] * update[k];
        final double size = Math.sqrt(squares[k] / (1 - powers[1])) + FLOOR;
        changes[k] = rate * means[k] / (1 - powers[0]) / size;
      }
      return changes;
    }
  }
}
