package org.wuxingspice.model.learning;

/** How much of an update is applied to a link; every rule uses that link's own updates alone. */
public sealed interface StepRule {

  /**
   * Starts a rule for a number of links.
   *
   * @param links number of links
   */
  Stepping start(int links);

  /** The state of a rule during training. */
  interface Stepping {

    /**
     * Coefficient changes for a batch.
     *
     * @param update mean G2 per link
     * @return change per link
     */
    double[] changes(double[] update);
  }

  /**
   * Equation 3.5 with a rate: c ← c + rate·G2.
   *
   * @param rate positive
   */
  record Plain(double rate) implements StepRule {
    @Override
    public Stepping start(final int links) {
      return update -> {
        final double[] changes = new double[links];
        for (int k = 0; k < links; k++) {
          changes[k] = rate * update[k];
        }
        return changes;
      };
    }
  }

  /**
   * A step size adapted per link from the running mean and mean square of its updates (Kingma and
   * Ba, "Adam", ICLR 2015, algorithm 1).
   *
   * @param rate step in units of the coefficient, positive
   * @param decay1 decay of the running mean, 0 to 1
   * @param decay2 decay of the running mean square, 0 to 1
   */
  record Adaptive(double rate, double decay1, double decay2) implements StepRule {

    private static final double FLOOR = 1e-8;

    /**
     * With the publication's decays, 0.9 and 0.999.
     *
     * @param rate step in units of the coefficient, positive
     */
    public Adaptive(final double rate) {
      this(rate, 0.9, 0.999);
    }

    @Override
    public Stepping start(final int links) {
      final double[] means = new double[links];
      final double[] squares = new double[links];
      final double[] powers = {1, 1};
      return update -> {
        powers[0] *= decay1;
        powers[1] *= decay2;
        final double[] changes = new double[links];
        for (int k = 0; k < links; k++) {
          means[k] = decay1 * means[k] + (1 - decay1) * update[k];
          squares[k] = decay2 * squares[k] + (1 - decay2) * update[k] * update[k];
          final double size = Math.sqrt(squares[k] / (1 - powers[1])) + FLOOR;
          changes[k] = rate * means[k] / (1 - powers[0]) / size;
        }
        return changes;
      };
    }
  }
}
