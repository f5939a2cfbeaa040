package org.wuxingspice.ngspice.pool;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.concurrent.BlockingQueue;

/**
 * The jobs that are sent to a worker while it still computes others, so that it need not wait
 * between short runs. Used by the owner's thread alone.
 */
final class Lookahead {

  /** Jobs that are sent ahead; several at once, because every sending wakes the worker up. */
  private static final int MOST = 8;

  private final BlockingQueue<Job> queue;
  private final int workers;
  private final ArrayDeque<Job> jobs = new ArrayDeque<>();
  private int sent;

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

  /** Gives the oldest job that was taken early, or waits for one. */
  Next take() throws InterruptedException {
    final Next next = new Next(jobs.isEmpty() ? queue.take() : jobs.remove(), sent > 0);
    sent = Math.max(0, sent - 1);
    return next;
  }

  /**
   * Takes jobs and sends them, but only while the queue holds as many for every worker, so that
   * none lies idle for want of them.
   */
  void fill(final WorkerProcess process) throws IOException {
    if (jobs.size() > MOST / 2 || sent < jobs.size()) {
      return;
    }
    while (sent == jobs.size() && sent < MOST && queue.size() >= workers * (jobs.size() + 1)) {
      final Job job = queue.poll();
      if (job == null) {
        return;
      }
      jobs.add(job);
      if (!job.answer().isDone() && process.takesAhead(job) && process.send(job).isEmpty()) {
        sent++;
      }
    }
  }

  /** Whether the present worker has got the next job. */
  boolean isSent() {
    return sent > 0;
  }

  /** Notes that the worker which may have got jobs gives no answer to them. */
  void unsend() {
    sent = 0;
  }

  /** Gives the jobs up. */
  void fail(final RuntimeException failure) {
    jobs.forEach(waiting -> waiting.answer().completeExceptionally(failure));
  }
}
