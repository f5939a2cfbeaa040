package org.wuxingspice.model.kernel;

/**
 * The loops that nearly all time of the numeric engines goes into. Every operation works on each
 * column (one sample, or one neuron of one sample) by itself and in a fixed order of operations, so
 * all kernels give the same bits, whatever the machine. No operation allocates.
 */
public interface Kernel {

  /** Partial sums that a sum over samples is taken in. */
  int PARTIAL_SUMS = 8;

  /** Largest argument of the series for the inverse tangent; what it leaves out is below 1e-18. */
  double LARGEST_TANGENT = 0.0625;

  /**
   * Adds signals times weights: {@code sum[at + s] += weights[k] * signals[rows[k] * n + s]} for
   * all k from {@code begin} to before {@code end}, in this order.
   *
   * @param n samples side by side
   * @param sum modified from {@code at} for n entries
   * @param at first entry
   * @param weights one per k
   * @param rows row of each k in the signals
   * @param begin first k
   * @param end k after the last one
   * @param signals rows of n samples
   */
  void addWeighted(
      int n,
      double[] sum,
      int at,
      double[] weights,
      int[] rows,
      int begin,
      int end,
      double[] signals);

  /**
   * Sums limited products of one row with many others, Σ atan(limit·p)/limit. Sample s goes into
   * partial sum s mod {@link #PARTIAL_SUMS}; the partial sums are added from first to last. The
   * inverse tangent is the first seven terms of its power series.
   *
   * @param limit kt of equation 3.4; |limit·p| is up to {@link #LARGEST_TANGENT} for all products p
   * @param n samples in a row
   * @param others rows of n samples
   * @param rows which of the others
   * @param count how many
   * @param one array that holds the one row
   * @param from first entry of the one row
   * @param sums result, one for each of the rows
   */
  void limitedProductSums(
      double limit,
      int n,
      double[] others,
      int[] rows,
      int count,
      double[] one,
      int from,
      double[] sums);

  /**
   * Looks for the equilibrium of many neurons with Newton's method. Each column goes by itself: at
   * first as if there were no limits; if that does not settle strictly inside them, once more from
   * the start with elements stopped and held at their limits.
   *
   * @param neurons what to solve; values, moved and farthest are results
   * @param begin first column
   * @param end column after the last one
   * @param limits whether to take the limits into account from the beginning
   * @return whether all columns settled inside the limits
   */
  boolean settle(NeuronRows neurons, int begin, int end, boolean limits);

  /**
   * Takes a neuron through some steps of Euler's method.
   *
   * @param rows values, sums and clamped are modified
   * @param neuron which one
   * @param rates of the neuron
   * @param links of the neuron, one step after the other
   * @param steps how many
   */
  void euler(
      EulerRows<double[]> rows,
      int neuron,
      EulerRates<double[]> rates,
      EulerLinks<double[]> links,
      int steps);

  /**
   * {@link #euler} in single precision.
   *
   * @param rows values, sums and clamped are modified
   * @param neuron which one
   * @param rates of the neuron
   * @param links of the neuron, one step after the other
   * @param steps how many
   */
  void eulerSingle(
      EulerRows<float[]> rows,
      int neuron,
      EulerRates<float[]> rates,
      EulerLinks<float[]> links,
      int steps);

  /**
   * {@link #addWeighted} in single precision, to which the weights are rounded.
   *
   * @param n samples side by side
   * @param sum modified from {@code at} for n entries
   * @param at first entry
   * @param weights one per k
   * @param rows row of each k in the signals
   * @param begin first k
   * @param end k after the last one
   * @param signals rows of n samples
   */
  void addWeightedSingle(
      int n,
      float[] sum,
      int at,
      double[] weights,
      int[] rows,
      int begin,
      int end,
      float[] signals);

  /**
   * One term of the limited sums.
   *
   * @param product p
   * @param square the limit's square
   * @return atan(limit·p)/limit
   */
  static double limited(final double product, final double square) {
    final double y = product * product * square;
    return ((((((1.0 / 13 * y - 1.0 / 11) * y + 1.0 / 9) * y - 1.0 / 7) * y + 1.0 / 5) * y
                    - 1.0 / 3)
                * y
            + 1)
        * product;
  }
}
