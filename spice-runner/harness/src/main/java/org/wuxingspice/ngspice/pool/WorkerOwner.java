package org.wuxingspice.ngspice.pool;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.IntConsumer;
import org.wuxingspice.ngspice.installation.NgspiceInstallation;
import org.wuxingspice.ngspice.simulation.Outcome;
import org.wuxingspice.ngspice.simulation.Shortage;
import org.wuxingspice.ngspice.simulation.SimulatorReason;

/**
 * Answers the jobs of a queue one after the other with a worker process that it replaces when
 * needed. Used by one thread; {@link #kill} by any.
 */
final class WorkerOwner implements AutoCloseable {

  /** The memory of a worker is looked at now and then, which takes as long as a small run. */
  private static final int REQUESTS_BETWEEN_LOOKS = 16;

  private final NgspiceInstallation installation;
  private final PoolOptions options;
  private final ScheduledExecutorService limits;
  private final IntConsumer confined;
  private final Lookahead ahead;
  private volatile Optional<WorkerProcess> worker = Optional.empty();
  private volatile boolean closed;

  /**
   * Creates an owner without a worker.
   *
   * @param confined told the version of Landlock in force in a new worker
   */
  WorkerOwner(
      final NgspiceInstallation installation,
      final PoolOptions options,
      final ScheduledExecutorService limits,
      final BlockingQueue<Job> queue,
      final IntConsumer confined) {
    this.installation = installation;
    this.options = options;
    this.limits = limits;
    this.confined = confined;
    this.ahead = new Lookahead(queue, options.workers());
  }

  /** Answers jobs until the pool is closed. */
  void serve() {
    try {
      while (!closed) {
        final Lookahead.Next next = ahead.take();
        try {
          answer(next.job(), next.sent());
        } catch (final InterruptedException e) {
          next.job().answer().completeExceptionally(WorkerPool.closedFailure());
          throw e;
        } catch (final RuntimeException e) {
          next.job().answer().completeExceptionally(e);
        } catch (final Error e) { // of memory, threads, or files of classes
          next.job()
              .answer()
              .completeExceptionally(SimulatorReason.NO_WORKER.failure(Shortage.describe(e)));
        }
      }
    } catch (final InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    ahead.fail(WorkerPool.closedFailure());
  }

  /**
   * Completes a job, trying again when the worker dies.
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
      final WorkerProcess process = underWay ? worker.orElseThrow() : worker(job);
      try {
        attempt(process, job, underWay, attempt);
      } catch (final RuntimeException e) {
        replace(Optional.empty()); // it may still be computing for a listener that failed
        throw e;
      }
      if (isWorn(process) && !ahead.isSent()) {
        replace(Optional.empty());
      }
    }
  }

  private boolean isWorn(final WorkerProcess process) {
    return process.requests() >= options.runsPerWorker()
        || (process.answered() % REQUESTS_BETWEEN_LOOKS == 1
            && process.residentBytes() > options.residentBytes());
  }

  private WorkerProcess worker(final Job job) {
    if (worker.isEmpty() || !worker.get().serves(job)) {
      replace(Optional.empty());
      replace(Optional.of(new WorkerProcess(installation, options, job, confined)));
    }
    return worker.orElseThrow();
  }

  private void replace(final Optional<WorkerProcess> next) {
    final Optional<WorkerProcess> old = worker;
    worker = next;
    ahead.unsend();
    old.ifPresent(WorkerProcess::close);
    if (closed) {
      next.ifPresent(WorkerProcess::kill);
    }
  }

  private void attempt(
      final WorkerProcess process, final Job job, final boolean underWay, final int number)
      throws InterruptedException {
    try (Attempt attempt = new Attempt(process, job, limits)) {
      try {
        final Outcome outcome = outcome(process, job, underWay, number);
        if (attempt.answered() == Attempt.End.ANSWERED) {
          job.answer().complete(outcome);
          return;
        }
      } catch (final IOException e) {
        final boolean last = number >= options.attempts() && !closed;
        if (attempt.answered() == Attempt.End.ANSWERED && last) {
          final int exitCode = process.exitCode();
          job.answer().complete(new Outcome.Lost(exitCode, process.lastMessages()));
        }
      }
      if (attempt.answered() == Attempt.End.LATE) {
        process.exitCode();
        job.answer().complete(new Outcome.TimedOut(job.request().limit(), process.lastMessages()));
      }
    }
    replace(Optional.empty());
  }

  private Outcome outcome(
      final WorkerProcess process, final Job job, final boolean underWay, final int number)
      throws IOException {
    if (!underWay) {
      final Optional<Outcome> refusal = process.send(job);
      if (refusal.isPresent()) {
        return refusal.get();
      }
    }
    if (number == 1 && !isWorn(process)) { // what killed a worker may have been sent ahead
      ahead.fill(process);
    }
    final Outcome outcome = process.receive(job);
    if (!process.isFit()) {
      ahead.unsend();
    }
    return outcome;
  }

  /** Ends the worker process at once, and with it the job under way; callable from any thread. */
  void kill() {
    closed = true;
    worker.ifPresent(WorkerProcess::kill);
  }

  @Override
  public void close() {
    kill();
    replace(Optional.empty());
  }
}
