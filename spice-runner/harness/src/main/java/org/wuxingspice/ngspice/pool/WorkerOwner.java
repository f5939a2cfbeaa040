package org.wuxingspice.ngspice.pool;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.wuxingspice.ngspice.installation.NgspiceInstallation;
import org.wuxingspice.ngspice.simulation.Outcome;

/**
 * Answers the jobs of a queue one after the other with a worker process that it replaces when
 * needed. While the queue is long it sends the worker the next request before the answer to the one
 * under way has come, so that ngspice never waits. Used by one thread; {@link #kill} by any.
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
  private final BlockingQueue<Job> queue;
  private volatile WorkerProcess worker;
  private volatile boolean closed;

  /** Taken from the queue while another job was under way; null for none. */
  private Job following;

  /** Whether the present worker has got the following job's request. */
  private boolean sentAhead;

  WorkerOwner(
      final NgspiceInstallation installation,
      final PoolOptions options,
      final ScheduledExecutorService limits,
      final BlockingQueue<Job> queue) {
    this.installation = installation;
    this.options = options;
    this.limits = limits;
    this.queue = queue;
  }

  /** Answers jobs until the pool is closed. */
  void serve() {
    Job job = null;
    try {
      while (!closed) {
        job = following != null ? following : queue.take();
        final boolean sent = sentAhead;
        following = null;
        sentAhead = false;
        try {
          answer(job, sent);
        } catch (final RuntimeException e) {
          job.answer().completeExceptionally(e);
        }
      }
    } catch (final InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (final Job left : Arrays.asList(job, following)) {
      if (left != null) {
        left.answer().completeExceptionally(WorkerPool.closedFailure());
      }
    }
  }

  /**
   * Completes a job, trying once more when the worker dies.
   *
   * @param sent whether the worker has got the request already
   * @throws InterruptedException when the pool is closed
   */
  private void answer(final Job job, final boolean sent) throws InterruptedException {
    for (int attempt = 1; !job.answer().isDone() || (sent && attempt == 1); attempt++) {
      if (closed) {
        throw new InterruptedException();
      }
      final boolean underWay = sent && attempt == 1;
      final WorkerProcess process = underWay ? worker : worker(job);
      try {
        attempt(process, job, underWay, attempt);
      } catch (final RuntimeException e) {
        replace(null); // it may still be computing for a listener that failed
        throw e;
      }
      if (isWorn(process) && !sentAhead) {
        replace(null);
      }
    }
  }

  private boolean isWorn(final WorkerProcess process) {
    return process.requests() >= options.runsPerWorker()
        || process.residentBytes() > options.residentBytes();
  }

  private WorkerProcess worker(final Job job) {
    if (worker == null || !worker.serves(job.request(), job.listener())) {
      replace(null);
      replace(new WorkerProcess(installation, job.listener().wantsPoints()));
    }
    return worker;
  }

  private void replace(final WorkerProcess next) {
    final WorkerProcess old = worker;
    worker = next;
    sentAhead = false;
    if (old != null) {
      old.close();
    }
    if (closed && next != null) {
      next.kill();
    }
  }

  private void attempt(
      final WorkerProcess process, final Job job, final boolean underWay, final int attempt)
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
      final Outcome outcome = outcome(process, job, underWay, attempt);
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

  private Outcome outcome(
      final WorkerProcess process, final Job job, final boolean underWay, final int attempt)
      throws IOException {
    if (!underWay) {
      final Optional<Outcome> refusal = process.send(job.request(), job.listener());
      if (refusal.isPresent()) {
        return refusal.get();
      }
    }
    if (attempt == 1) { // what killed a worker may have been sent ahead
      sendAhead(process);
    }
    final Outcome outcome = process.receive(job.request(), job.listener());
    if (!(outcome instanceof Outcome.Completed)) {
      sentAhead = false;
    }
    return outcome;
  }

  /** Only while the queue holds a job for every worker, so that none lies idle for want of it. */
  private void sendAhead(final WorkerProcess process) throws IOException {
    if (following != null || queue.size() < options.workers() || isWorn(process)) {
      return;
    }
    final Job next = queue.poll();
    following = next;
    if (next != null
        && !next.answer().isDone()
        && process.takesAhead(next.request(), next.listener())) {
      sentAhead = process.send(next.request(), next.listener()).isEmpty();
    }
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
