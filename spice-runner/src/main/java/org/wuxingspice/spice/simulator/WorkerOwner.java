package org.wuxingspice.spice.simulator;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Answers jobs one after the other with a worker process that it replaces when needed. Used by one
 * thread; {@link #kill} by any.
 */
final class WorkerOwner implements AutoCloseable {

  private static final int ATTEMPTS = 2;

  /** How an attempt stands; it leaves RUNNING once, so nothing reaches the worker's next job. */
  private enum State {
    RUNNING,
    ANSWERED,
    LATE,
    CANCELLED
  }

  private final NgspiceInstallation installation;
  private final PoolOptions options;
  private final ScheduledExecutorService limits;
  private volatile WorkerProcess worker;
  private volatile boolean closed;

  WorkerOwner(
      final NgspiceInstallation installation,
      final PoolOptions options,
      final ScheduledExecutorService limits) {
    this.installation = installation;
    this.options = options;
    this.limits = limits;
  }

  /**
   * Completes a job, trying once more when the worker dies.
   *
   * @throws InterruptedException when the pool is closed
   */
  void answer(final Job job) throws InterruptedException {
    for (int attempt = 1; !job.answer().isDone(); attempt++) {
      if (closed) {
        throw new InterruptedException();
      }
      final WorkerProcess process = worker(job.listener());
      try {
        attempt(process, job, attempt);
      } catch (final RuntimeException e) {
        replace(null); // it may still be computing for a listener that failed
        throw e;
      }
      if (process.requests() >= options.runsPerWorker()
          || process.residentBytes() > options.residentBytes()) {
        replace(null);
      }
    }
  }

  private WorkerProcess worker(final Listener listener) {
    if (worker == null || !worker.serves(listener)) {
      replace(null);
      replace(new WorkerProcess(installation, listener.wantsPoints()));
    }
    return worker;
  }

  private void replace(final WorkerProcess next) {
    final WorkerProcess old = worker;
    worker = next;
    if (old != null) {
      old.close();
    }
    if (closed && next != null) {
      next.kill();
    }
  }

  private void attempt(final WorkerProcess process, final Job job, final int attempt)
      throws InterruptedException {
    final AtomicReference<State> state = new AtomicReference<>(State.RUNNING);
    final ScheduledFuture<?> limit =
        limits.schedule(
            () -> stop(process, state, State.LATE),
            job.request().limit().toMillis(),
            TimeUnit.MILLISECONDS);
    final var unused =
        job.answer()
            .whenComplete(
                (outcome, failure) -> {
                  if (job.answer().isCancelled()) {
                    stop(process, state, State.CANCELLED);
                  }
                });
    try {
      final Outcome outcome = process.run(job.request(), job.listener());
      if (state.compareAndSet(State.RUNNING, State.ANSWERED)) {
        job.answer().complete(outcome);
        return;
      }
    } catch (final IOException e) {
      state.compareAndSet(State.RUNNING, State.ANSWERED);
      if (!closed && state.get() == State.ANSWERED && attempt >= ATTEMPTS) {
        final int exitCode = process.exitCode();
        job.answer().complete(new Outcome.Lost(exitCode, process.lastMessages()));
      }
    } finally {
      limit.cancel(false);
    }
    if (state.get() == State.LATE) {
      process.exitCode();
      final List<String> messages = process.lastMessages();
      job.answer().complete(new Outcome.TimedOut(job.request().limit(), messages));
    }
    replace(null);
  }

  private static void stop(
      final WorkerProcess process, final AtomicReference<State> state, final State why) {
    if (state.compareAndSet(State.RUNNING, why)) {
      process.kill();
    }
  }

  /** Ends the worker process at once, and with it the job under way; callable from any thread. */
  void kill() {
    closed = true;
    final WorkerProcess process = worker;
    if (process != null) {
      process.kill();
    }
  }

  @Override
  public void close() {
    kill();
    replace(null);
  }
}
