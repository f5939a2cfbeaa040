package org.wuxingspice.ngspice.pool;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * One try at a job on one worker. It ends once, so that neither a time limit nor a cancellation
 * reaches the worker's next job.
 */
final class Attempt implements AutoCloseable {

  /** How it ended. */
  enum End {
    NOT_YET,
    ANSWERED,
    LATE,
    CANCELLED
  }

  private final WorkerProcess process;
  private final ScheduledFuture<?> limit;
  private End end = End.NOT_YET;

  Attempt(final WorkerProcess process, final Job job, final ScheduledExecutorService limits) {
    this.process = process;
    limit =
        limits.schedule(
            () -> stop(End.LATE), job.request().limit().toMillis(), TimeUnit.MILLISECONDS);
    final var unused =
        job.answer()
            .whenComplete(
                (outcome, failure) -> {
                  if (job.answer().isCancelled()) {
                    stop(End.CANCELLED);
                  }
                });
  }

  private void stop(final End why) {
    if (ends(why)) {
      process.kill();
    }
  }

  private synchronized boolean ends(final End how) {
    final boolean first = end == End.NOT_YET;
    end = first ? how : end;
    return first;
  }

  /** Ends the attempt by an answer, or by the worker's death; tells how it ended really. */
  synchronized End answered() {
    ends(End.ANSWERED);
    return end;
  }

  @Override
  public void close() {
    limit.cancel(false);
  }
}
