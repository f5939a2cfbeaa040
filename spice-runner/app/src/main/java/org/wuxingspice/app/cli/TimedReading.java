package org.wuxingspice.app.cli;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.wuxingspice.netlist.source.SourceReason;

/** Reads what may never end, such as standard input that nobody writes to. */
final class TimedReading {

  private TimedReading() {}

  /**
   * Reads in a thread of its own, which does not keep the program from ending.
   *
   * @param limit after which nobody waits for it any more
   * @param what is read, for the message
   * @param reading reads it
   * @return what was read
   * @throws org.wuxingspice.model.failure.WuxingException {@link SourceReason#NO_END}, and what
   *     reading throws
   */
  static <T> T within(final Duration limit, final String what, final Supplier<T> reading) {
    final CompletableFuture<T> answer = new CompletableFuture<>();
    final Thread thread = new Thread(() -> complete(answer, reading), "reader");
    thread.setDaemon(true);
    thread.start();
    try {
      return answer.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (final TimeoutException e) {
      throw SourceReason.NO_END.failure(
          what
              + " has not ended after "
              + limit.toMillis() / 1e3
              + " s; end standard input, or allow more with --timeout");
    } catch (final ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) e.getCause();
    } catch (final InterruptedException e) {
      Thread.currentThread().interrupt();
      throw SourceReason.NO_END.failure("interrupted while " + what + " was read");
    }
  }

  private static <T> void complete(final CompletableFuture<T> answer, final Supplier<T> reading) {
    try {
      answer.complete(reading.get());
    } catch (final RuntimeException | Error e) {
      answer.completeExceptionally(e);
    }
  }
}
