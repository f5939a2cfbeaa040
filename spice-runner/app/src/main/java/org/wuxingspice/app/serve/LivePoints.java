package org.wuxingspice.app.serve;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.wuxingspice.ngspice.simulation.Listener;

/** Passes points on as they come, several in a frame when they come fast. */
final class LivePoints implements Listener {

  private static final long BETWEEN_FRAMES = 20_000_000;

  /** Told what to send. */
  @FunctionalInterface
  interface Sink {
    /** Sends; throws when nobody reads any more. */
    void send(Message message);
  }

  private final Sink sink;
  private final LongSupplier nanoTime;
  private final List<double[]> waiting = new ArrayList<>();
  private boolean begun;
  private long sent;

  LivePoints(final Sink sink, final LongSupplier nanoTime) {
    this.sink = sink;
    this.nanoTime = nanoTime;
    sent = nanoTime.getAsLong();
  }

  @Override
  public boolean wantsPoints() {
    return true;
  }

  @Override
  public void started() {
    if (begun) {
      waiting.clear();
      sink.send(new Message(Message.Kind.RESTARTED));
    }
  }

  @Override
  public void plot(final List<String> variables) {
    flush();
    begun = true;
    sink.send(new Message(Message.Kind.PLOT).with("variables", variables));
  }

  @Override
  public void point(final double[] values) {
    waiting.add(values);
    if (nanoTime.getAsLong() - sent > BETWEEN_FRAMES) {
      flush();
    }
  }

  /** Sends what waits. */
  void flush() {
    if (!waiting.isEmpty()) {
      final int width = waiting.get(0).length;
      final double[] all = new double[waiting.size() * width];
      for (int p = 0; p < waiting.size(); p++) {
        System.arraycopy(waiting.get(p), 0, all, p * width, width);
      }
      final int[] lengths = {waiting.size(), width};
      sink.send(
          new Message(Message.Kind.POINTS)
              .with(new NumericArray(new NumericArray.Shape("points", lengths), all)));
      waiting.clear();
    }
    sent = nanoTime.getAsLong();
  }
}
