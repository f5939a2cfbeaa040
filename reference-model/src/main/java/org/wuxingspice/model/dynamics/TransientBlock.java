package org.wuxingspice.model.dynamics;

/**
 * A block of samples that is taken through a pass with a fixed step. Links only go forward, so a
 * span of steps is run layer by layer, driven by what the layer before has left for each step. The
 * numbers are the same as if the whole network took one step after the other.
 *
 * <p>Allocates when created and never while stepping; the memory does not depend on the number of
 * steps.
 */
interface TransientBlock {

  /** Sees element values on their way. */
  @FunctionalInterface
  interface Recorder {

    /**
     * Takes a value.
     *
     * @param steps taken before
     * @param element index through the network
     * @param value E in the block's first lane
     */
    void see(int steps, int element, double value);
  }

  /** Number of samples. */
  int lanes();

  /** The steps of the pass. */
  TimeGrid grid();

  /**
   * Puts all elements to rest.
   *
   * @param from sample of the batch in lane 0
   * @param drive drive channels × lanes, constant
   */
  void begin(int from, double[] drive);

  /**
   * Takes steps.
   *
   * @param begin steps taken so far
   * @param end steps taken afterwards
   */
  void advance(int begin, int end);

  /** Sets all integrals to 0. */
  void clearIntegrals();

  /** Shows the recorder, when there is one, the values at the end of the pass. */
  void recordEnd();

  /**
   * Runs a whole pass from rest.
   *
   * @param from sample of the batch in lane 0
   * @param drive drive channels × lanes, constant
   */
  default void run(final int from, final double[] drive) {
    begin(from, drive);
    advance(0, grid().before());
    clearIntegrals();
    advance(grid().before(), grid().steps());
    recordEnd();
  }

  /**
   * Stores what the pass has led to.
   *
   * @param from sample of the batch in lane 0
   * @param integrals ∫D dt since they were cleared, of all elements and the whole batch
   * @param ends D at the end
   */
  void store(int from, Signals integrals, Signals ends);

  /**
   * A lane in which a value is not a finite number, or −1. A value that has become NaN or infinite
   * stays so, hence looking at the end suffices.
   */
  int notFinite();
}
