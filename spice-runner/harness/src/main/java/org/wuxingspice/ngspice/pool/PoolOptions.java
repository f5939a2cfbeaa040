package org.wuxingspice.ngspice.pool;

import org.wuxingspice.ngspice.simulation.SimulatorReason;

/**
 * How many workers a pool has and when it replaces one. The library leaks a little with every
 * command, so no worker lives for ever.
 *
 * @param workers number of processes, positive
 * @param runsPerWorker requests after which a worker is replaced, positive
 * @param residentBytes resident memory above which a worker is replaced after its request, positive
 * @param dataBytes memory that a worker may write to, positive; a simulation that needs more ends.
 *     Workers of trusted decks have no limit
 * @param attempts how often a request is tried whose worker dies, positive
 */
public record PoolOptions(
    int workers, int runsPerWorker, long residentBytes, long dataBytes, int attempts) {

  private static final int USUAL_RUNS = 20_000;
  private static final long USUAL_RESIDENT_BYTES = 1L << 30;
  private static final long USUAL_DATA_BYTES = 4L << 30;
  private static final int USUAL_ATTEMPTS = 3;

  /**
   * Checks the numbers.
   *
   * @throws org.wuxingspice.model.failure.WuxingException {@link SimulatorReason#BAD_VALUE}
   */
  public PoolOptions {
    if (workers < 1 || runsPerWorker < 1 || residentBytes < 1 || dataBytes < 1 || attempts < 1) {
      throw SimulatorReason.BAD_VALUE.failure(
          workers
              + " workers, "
              + runsPerWorker
              + " runs, "
              + residentBytes
              + " and "
              + dataBytes
              + " bytes and "
              + attempts
              + " attempts: must all be positive");
    }
  }

  /**
   * {@return the usual options}
   *
   * @param workers number of processes, positive
   */
  public static PoolOptions of(final int workers) {
    return new PoolOptions(
        workers, USUAL_RUNS, USUAL_RESIDENT_BYTES, USUAL_DATA_BYTES, USUAL_ATTEMPTS);
  }
}
