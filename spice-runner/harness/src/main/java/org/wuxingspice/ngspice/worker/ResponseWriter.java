package org.wuxingspice.ngspice.worker;

import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The worker's end of the channel. Frames are handed over by its main thread alone. Small answers
 * it writes itself; others a thread of their own writes, so that the next simulation runs while the
 * results of the one before it still leave. A parent that reads slowly holds the simulation up.
 */
final class ResponseWriter {

  private static final int WAITING = 256;

  /** Bytes of a plot that wait for its end. */
  private static final int HELD = 1 << 16;

  private static final long MOST_DELAY_OF_POINTS_MILLISECONDS = 20;

  private record Outgoing(int kind, long request, Frame.Payload payload) {}

  private final BlockingQueue<List<Outgoing>> frames = new ArrayBlockingQueue<>(WAITING);

  /** Answers that the writing thread has got and not yet written; while there are none it rests. */
  private final AtomicInteger waiting = new AtomicInteger();

  private final DataOutputStream out;
  private List<Outgoing> held = new ArrayList<>();
  private int heldBytes;
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

  /** Sends a frame; small ones of plots go with the frame that ends the answer. */
  void send(final int kind, final Frame.Payload payload) {
    held.add(new Outgoing(kind, request, payload));
    heldBytes += payload.length();
    final boolean ofPlot = kind == Protocol.PLOT || kind == Protocol.VECTORS;
    if (ofPlot && heldBytes < HELD) {
      return;
    }
    try {
      if (heldBytes < HELD && kind != Protocol.POINT && waiting.get() == 0) {
        write(held);
        out.flush();
      } else {
        waiting.incrementAndGet();
        frames.put(held);
      }
      held = new ArrayList<>();
      heldBytes = 0;
    } catch (final IOException e) {
      nobodyListens();
    } catch (final InterruptedException e) {
      throw new IllegalStateException("nobody interrupts the main thread", e);
    }
  }

  private void write() {
    try {
      int taken = 0;
      while (true) {
        List<Outgoing> next = frames.take();
        while (next != null) {
          write(next);
          taken++;
          next =
              next.get(0).kind() == Protocol.POINT
                  ? frames.poll(MOST_DELAY_OF_POINTS_MILLISECONDS, TimeUnit.MILLISECONDS)
                  : frames.poll();
        }
        out.flush();
        waiting.addAndGet(-taken);
        taken = 0;
      }
    } catch (final IOException | InterruptedException e) {
      nobodyListens();
    }
  }

  private void write(final List<Outgoing> batch) throws IOException {
    for (final Outgoing frame : batch) {
      frame.payload().send(out, frame.kind(), frame.request());
    }
  }

  private static void nobodyListens() {
    Runtime.getRuntime().halt(0);
  }
}
