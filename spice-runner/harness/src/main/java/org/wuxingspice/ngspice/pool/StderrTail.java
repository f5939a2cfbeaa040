package org.wuxingspice.ngspice.pool;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.wuxingspice.ngspice.worker.Protocol;

/**
 * The last lines that a worker printed past ngspice's own channel, read by a thread of its own
 * until the stream ends.
 */
final class StderrTail {

  private static final int KEPT = 100;
  private static final int LONGEST = 2000;
  private static final String NOISE = "use of signal() and sigset() for signal chaining";

  private final ArrayDeque<String> lines = new ArrayDeque<>();
  private final Thread reader;

  StderrTail(final InputStream stream, final String role) {
    reader = new Thread(() -> read(stream), role);
    reader.setDaemon(true);
    reader.start();
  }

  private void read(final InputStream stream) {
    try (BufferedReader text =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      for (String line = text.readLine(); line != null; line = text.readLine()) {
        if (!line.contains(NOISE)) {
          keep(line);
        }
      }
    } catch (final IOException e) {
      // The process was ended; what came so far is what there is.
    }
  }

  private synchronized void keep(final String line) {
    if (line.equals(Protocol.REQUEST_BEGINS)) {
      lines.clear();
      return;
    }
    if (lines.size() == KEPT) {
      lines.removeFirst();
    }
    lines.add(line.length() > LONGEST ? line.substring(0, LONGEST) : line);
  }

  /** All lines kept, oldest first, once the stream has ended; waits for that a second at most. */
  List<String> take() throws InterruptedException {
    reader.join(TimeUnit.SECONDS.toMillis(1));
    synchronized (this) {
      return List.copyOf(lines);
    }
  }
}
