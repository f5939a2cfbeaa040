package org.wuxingspice.ngspice.pool;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;

/**
 * The job after the one under way: taken from the queue early, and sent to the worker early when
 * the worker can take it, so that ngspice never waits. Used by one thread.
 */
final class Lookahead {

  private final BlockingQueue<Job> queue;
  private final int workers;
  private Optional<Job> job = Optional.empty();
  private boolean sent;

  /**
   * Creates an empty one.
   *
   * @param workers that share the queue
   */
  Lookahead(final BlockingQueue<Job> queue, final int workers) {
    this.queue = queue;
    this.workers = workers;
  }

  /**
   * A job whose turn it is.
   *
   * @param sent whether the present worker has got its request
   */
  record Next(Job job, boolean sent) {}

  /** Gives the job that was taken early, or waits for one. */
  Next take() throws InterruptedException {
    final Next next = new Next(job.isPresent() ? job.get() : queue.take(), sent);
    job = Optional.empty();
    sent = false;
    return next;
  }

  /**
   * Takes the next job and sends it, but only while the queue holds a job for every worker, so that
   * none lies idle for want of it.
   */
  void fill(final WorkerProcess process) throws IOException {
    if (job.isPresent() || queue.size() < workers) {
      return;
    }
    job = Optional.ofNullable(queue.poll());
    if (job.isPresent() && !job.get().answer().isDone() && process.takesAhead(job.get())) {
      sent = process.send(job.get()).isEmpty();
    }
  }

  /** Whether the present worker has got the next job. */
  boolean isSent() {
    return sent;
  }

  /** Notes that the worker which may have got the next job gives no answer to it. */
  void unsend() {
    sent = false;
  }

  /** Gives the job up. */
  void fail(final RuntimeException failure) {
    job.ifPresent(waiting -> waiting.answer().completeExceptionally(failure));
  }
}
