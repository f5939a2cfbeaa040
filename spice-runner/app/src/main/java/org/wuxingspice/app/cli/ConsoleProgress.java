package org.wuxingspice.app.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.wuxingspice.model.training.EpochMetrics;
import org.wuxingspice.model.training.TrainingProgress;
import org.wuxingspice.netlist.expression.SiFormat;

/**
 * Progress on the standard error: of every phase that takes longer than two seconds, if a terminal
 * shows it, and a line for every epoch. An interrupted program says how far it was.
 */
final class ConsoleProgress implements TrainingProgress, AutoCloseable {

  private static final double PATIENCE = 2;
  private static final double LINES_EVERY = 10;
  private static final long TICK_MILLIS = 500;
  private static final int WIDTH = 30;

  private final Display display;
  private final PrintStream out;
  private final LongSupplier nanoTime;
  private final ScheduledExecutorService ticker;
  private String name = "";
  private String note = "";
  private long total;
  private long done;
  private long since;
  private double shown;
  private int length;

  ConsoleProgress() {
    this(Display.ofStandardError(), System.err, System::nanoTime);
  }

  /**
   * Progress shown elsewhere.
   *
   * @param display how
   * @param out where
   * @param nanoTime clock, nanoseconds
   */
  ConsoleProgress(final Display display, final PrintStream out, final LongSupplier nanoTime) {
    this.display = display;
    this.out = out;
    this.nanoTime = nanoTime;
    this.ticker =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              final Thread thread = new Thread(task, "progress");
              thread.setDaemon(true);
              return thread;
            });
    if (display != Display.NONE) {
      final ScheduledFuture<?> unused =
          ticker.scheduleAtFixedRate(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }
    Interruption.watch(this::position);
  }

  /**
   * {@inheritDoc}
   *
   * @param steps 0 when it is not known how many there are
   */
  @Override
  public synchronized void phase(final String phase, final long steps) {
    erase();
    name = phase;
    note = "";
    total = steps;
    done = 0;
    since = nanoTime.getAsLong();
    shown = 0;
  }

  @Override
  public synchronized void advance(final long steps, final String words) {
    done = Math.min(total, done + steps);
    note = words;
  }

  /** Shows how far the phase is when it is time to. */
  synchronized void tick() {
    final double seconds = (nanoTime.getAsLong() - since) / 1e9;
    final boolean due = display == Display.BAR || seconds - shown >= LINES_EVERY || shown == 0;
    if (display == Display.NONE || name.isEmpty() || seconds < PATIENCE || !due) {
      return;
    }
    shown = seconds;
    if (display == Display.BAR) {
      final String line = line(seconds);
      out.print("\r" + line + " ".repeat(Math.max(0, length - line.length())));
      out.flush();
      length = line.length();
    } else {
      out.println(line(seconds));
    }
  }

  private String line(final double seconds) {
    final StringBuilder line = new StringBuilder(name);
    if (total > 0) {
      final int filled = (int) (WIDTH * done / total);
      if (display == Display.BAR) {
        line.append(" [").append("#".repeat(filled)).append(" ".repeat(WIDTH - filled)).append(']');
      }
      line.append(String.format(Locale.ROOT, " %d/%d", done, total));
    }
    line.append(", ").append(clock(seconds));
    if (done > 0 && done < total) {
      line.append(", ").append(clock(seconds * (total - done) / done)).append(" left");
    }
    return (note.isEmpty() ? line : line.append(", ").append(note)).toString();
  }

  private static String clock(final double seconds) {
    final long whole = Math.round(seconds);
    return whole < 60
        ? whole + " s"
        : String.format(Locale.ROOT, "%d:%02d min", whole / 60, whole % 60);
  }

  private void erase() {
    if (length > 0) {
      out.print("\r" + " ".repeat(length) + "\r");
      out.flush();
      length = 0;
    }
  }

  /** How far the work is, for a program that is stopped. */
  synchronized String position() {
    erase();
    if (name.isEmpty()) {
      return "";
    }
    return name
        + (total > 0 ? String.format(Locale.ROOT, ", after %d of %d", done, total) : "")
        + (note.isEmpty() ? "" : " (" + note + ")");
  }

  @Override
  public synchronized void skipped(final Map<Integer, String> causes) {
    erase();
    causes.forEach((image, cause) -> out.printf("image %d left out: %s%n", image, cause));
  }

  @Override
  public synchronized void measured(final EpochMetrics metrics) {
    erase();
    name = "";
    out.printf(
        Locale.ROOT,
        "epoch %d: %s of the training images right when shown%s, %s of the test images%n",
        metrics.epoch(),
        SiFormat.percent(metrics.trainingAccuracy()),
        Double.isNaN(metrics.validationAccuracy())
            ? ""
            : ", " + SiFormat.percent(metrics.validationAccuracy()) + " of the held-out images",
        SiFormat.percent(metrics.testAccuracy()));
  }

  /** Ends the present phase. */
  @Override
  public synchronized void close() {
    erase();
    name = "";
    ticker.shutdown();
  }
}
