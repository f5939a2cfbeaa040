package org.wuxingspice.model.dynamics;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Cuts a batch into blocks of samples and works on them with several threads. The cut depends on
 * the batch alone, so results do not depend on the number of threads.
 */
final class SampleBlocks implements AutoCloseable {

  /** Samples side by side in a block: enough to fill vector registers, few enough for the cache. */
  static final int LANES = 32;

  private final ExecutorService executor;

  SampleBlocks(final int threads, final String role) {
    if (threads < 1) {
      throw DynamicsReason.BAD_SETTING.failure("threads is " + threads + ": must be positive");
    }
    executor =
        Executors.newFixedThreadPool(
            threads,
            task -> {
              final Thread thread = new Thread(task, role);
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Work on the samples from {@code from} to before {@code to}; returns a count to be summed. */
  @FunctionalInterface
  interface Work {
    long run(int from, int to);
  }

  /**
   * Works on all samples.
   *
   * @param samples number of samples
   * @param lanes most samples in a block
   * @param work on a block
   * @return sum of the counts
   */
  long forEach(final int samples, final int lanes, final Work work) {
    final List<Future<Long>> futures = new ArrayList<>();
    for (int from = 0; from < samples; from += lanes) {
      final int begin = from;
      final int end = Math.min(samples, from + lanes);
      futures.add(executor.submit(() -> work.run(begin, end)));
    }
    long sum = 0;
    for (final Future<Long> future : futures) {
      sum += result(future);
    }
    return sum;
  }

  private static long result(final Future<Long> future) {
    try {
      return future.get();
    } catch (final InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a pass was under way", e);
    } catch (final ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
