package org.wuxingspice.ngspice.pool;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

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
  private final AtomicReference<End> end = new AtomicReference<>(End.NOT_YET);
  private final ScheduledFuture<?> limit;

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
    if (end.compareAndSet(End.NOT_YET, why)) {
      process.kill();
    }
  }

  /** Ends the attempt by an answer, or by the worker's death; tells how it ended really. */
  End answered() {
    end.compareAndSet(End.NOT_YET, End.ANSWERED);
    return end.get();
  }

  @Override
  public void close() {
    limit.cancel(false);
  }
}
