package org.wuxingspice.ngspice.pool;

import org.wuxingspice.ngspice.simulation.SimulatorReason;

/**
 * How many workers a pool has and when it replaces one. The library leaks a little with every
 * command, so no worker lives for ever.
 *
 * @param workers number of processes, positive
 * @param runsPerWorker requests after which a worker is replaced, positive
 * @param residentBytes resident memory above which a worker is replaced after its request, positive
 */
public record PoolOptions(int workers, int runsPerWorker, long residentBytes) {

  private static final int USUAL_RUNS = 20_000;
  private static final long USUAL_RESIDENT_BYTES = 1L << 30;

  /**
   * Checks the numbers.
   *
   * @throws org.wuxingspice.model.failure.WuxingException {@link SimulatorReason#BAD_VALUE}
   */
  public PoolOptions {
    if (workers < 1 || runsPerWorker < 1 || residentBytes < 1) {
      throw SimulatorReason.BAD_VALUE.failure(
          workers
              + " workers, "
              + runsPerWorker
              + " runs and "
              + residentBytes
              + " bytes: must all be positive");
    }
  }

  /**
   * {@return the usual options}
   *
   * @param workers number of processes, positive
   */
  public static PoolOptions of(final int workers) {
    return new PoolOptions(workers, USUAL_RUNS, USUAL_RESIDENT_BYTES);
  }
}
