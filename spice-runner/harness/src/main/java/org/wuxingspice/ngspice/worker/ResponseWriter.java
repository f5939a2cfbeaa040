package org.wuxingspice.ngspice.worker;

import java.io.DataOutputStream;
import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The worker's end of the channel. Frames are handed over by its main thread alone and written by a
 * thread of their own, so that the next simulation runs while the results of the one before it
 * still leave. A parent that reads slowly holds the simulation up.
 */
final class ResponseWriter {

  private static final int WAITING = 256;
  private static final long MOST_DELAY_OF_POINTS_MILLISECONDS = 20;

  private record Outgoing(int kind, long request, Frame.Payload payload) {}

  private final BlockingQueue<Outgoing> frames = new ArrayBlockingQueue<>(WAITING);
  private final DataOutputStream out;
  private long request;

  private ResponseWriter(final DataOutputStream out) {
    this.out = out;
  }

  /**
   * Starts writing.
   *
   * @param out the channel; when it breaks, nobody listens any more and the process ends
   */
  static ResponseWriter to(final DataOutputStream out) {
    final ResponseWriter answers = new ResponseWriter(out);
    final Thread writer = new Thread(answers::write, "channel-writer");
    writer.setDaemon(true);
    writer.start();
    return answers;
  }

  /** Names the request that all following frames belong to. */
  void belongTo(final long id) {
    request = id;
  }

  void send(final int kind, final Frame.Payload payload) {
    try {
      frames.put(new Outgoing(kind, request, payload));
    } catch (final InterruptedException e) {
      throw new IllegalStateException("nobody interrupts the main thread", e);
    }
  }

  private void write() {
    try {
      while (true) {
        Outgoing next = frames.take();
        while (next != null) {
          next.payload().send(out, next.kind(), next.request());
          next =
              next.kind() == Protocol.POINT
                  ? frames.poll(MOST_DELAY_OF_POINTS_MILLISECONDS, TimeUnit.MILLISECONDS)
                  : frames.poll();
        }
        out.flush();
      }
    } catch (final IOException | InterruptedException e) {
      Runtime.getRuntime().halt(0);
    }
  }
}
