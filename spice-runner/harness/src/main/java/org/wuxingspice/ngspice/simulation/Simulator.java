package org.wuxingspice.ngspice.simulation;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Answers simulation requests. Safe for use by several threads. */
public interface Simulator extends AutoCloseable {

  /**
   * Queues a request.
   *
   * @param request what to simulate
   * @param listener follows the simulation
   * @return a future that completes with the outcome; it completes exceptionally only when this
   *     simulator is closed first or cannot start at all, or the listener throws. Cancelling it
   *     takes the request from the queue, or stops it when it runs
   */
  CompletableFuture<Outcome> submit(Request request, Listener listener);

  /**
   * Queues a request that nobody follows.
   *
   * @param request what to simulate
   * @return as {@link #submit(Request, Listener)}
   */
  default CompletableFuture<Outcome> submit(final Request request) {
    return submit(request, Listener.NONE);
  }

  /**
   * Runs a request and waits for its outcome.
   *
   * @param request what to simulate
   * @return how the simulation ended; circuits that do not converge or are refused are outcomes,
   *     too
   * @throws org.wuxingspice.model.failure.WuxingException with a {@link SimulatorReason} when there
   *     is no outcome
   */
  default Outcome run(final Request request) {
    return run(request, Listener.NONE);
  }

  /**
   * Runs a request and waits for its outcome.
   *
   * @param request what to simulate
   * @param listener follows the simulation
   * @return how the simulation ended; circuits that do not converge or are refused are outcomes,
   *     too
   * @throws org.wuxingspice.model.failure.WuxingException with a {@link SimulatorReason} when there
   *     is no outcome
   */
  default Outcome run(final Request request, final Listener listener) {
    return await(submit(request, listener));
  }

  /**
   * Waits for an answer; a thread that is interrupted meanwhile cancels the request.
   *
   * @param <T> what is waited for
   * @param answer as {@link #submit} gives it
   * @return the answer
   * @throws org.wuxingspice.model.failure.WuxingException {@link SimulatorReason#INTERRUPTED}, or
   *     why there is no answer
   */
  static <T> T await(final Future<T> answer) {
    try {
      return answer.get();
    } catch (final InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw SimulatorReason.INTERRUPTED.failure("interrupted while waiting for ngspice");
    } catch (final ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /** {@return the number of requests that run at the same time} */
  int parallelism();

  /** Ends all processes this simulator owns; requests under way complete exceptionally. */
  @Override
  void close();
}
