package org.wuxingspice.spice.simulator;

import java.util.concurrent.CompletableFuture;

/** Answers simulation requests. Safe for use by several threads. */
public interface Simulator extends AutoCloseable {

  /**
   * Queues a request.
   *
   * @param request what to simulate
   * @return a future that completes with the outcome; it completes exceptionally only when this
   *     simulator is closed first or cannot start at all
   */
  CompletableFuture<Outcome> submit(Request request);

  /** Number of requests that run at the same time. */
  int parallelism();

  /** Ends all processes this simulator owns; requests under way complete exceptionally. */
  @Override
  void close();
}
