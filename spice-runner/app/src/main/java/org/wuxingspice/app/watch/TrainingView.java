package org.wuxingspice.app.watch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.wuxingspice.app.page.PagePart;
import org.wuxingspice.app.plot.Histogram;
import org.wuxingspice.app.plot.LineFigure;
import org.wuxingspice.app.plot.Series;
import org.wuxingspice.model.training.EpochMetrics;
import org.wuxingspice.model.training.TrainingProgress;
import org.wuxingspice.model.training.TrainingStep;

/**
 * What people want to see of a training: accuracy, clamped share and skipped images over presented
 * images, coefficients, speed and time left. Tells its audience at most twice a second.
 */
public final class TrainingView implements TrainingProgress {

  private static final long BETWEEN = 500_000_000;
  private static final int MOST_STEPS = 4000;

  /** Shows a state of the page. */
  @FunctionalInterface
  public interface Screen {
    /**
     * Shows it in place of the one before.
     *
     * @param title of the page
     * @param facts below it
     * @param parts below the facts
     */
    void show(String title, Map<String, String> facts, List<PagePart> parts);
  }

  /** Shows the waveforms of a step's last sample. */
  @FunctionalInterface
  public interface Waveforms {
    /**
     * {@return the waveforms, if there are any}
     *
     * @param step whose last sample it is
     */
    Optional<LineFigure> of(TrainingStep step);
  }

  private final String title;
  private final Map<String, String> about;
  private final Screen screen;
  private final Waveforms waveforms;
  private final LongSupplier nanoTime;
  private final List<double[]> steps = new ArrayList<>();
  private final List<EpochMetrics> epochs = new ArrayList<>();
  private Optional<TrainingStep> latest = Optional.empty();
  private Optional<LineFigure> sample = Optional.empty();
  private String phase = "";
  private long due;
  private long done;
  private long since;
  private long shown;
  private int skipped;
  private long before;
  private long last;

  /**
   * Begins.
   *
   * @param title of the page
   * @param about facts that do not change
   * @param waveforms of the sample that was presented last, asked for after every epoch
   * @param screen shows what is told
   * @param nanoTime clock, nanoseconds
   */
  public TrainingView(
      final String title,
      final Map<String, String> about,
      final Waveforms waveforms,
      final Screen screen,
      final LongSupplier nanoTime) {
    this.title = title;
    this.about = new LinkedHashMap<>(about);
    this.waveforms = waveforms;
    this.screen = screen;
    this.nanoTime = nanoTime;
    shown = nanoTime.getAsLong() - BETWEEN;
  }

  @Override
  public void phase(final String name, final long toDo) {
    phase = name;
    due = toDo;
    done = 0;
    since = nanoTime.getAsLong();
    tell();
  }

  @Override
  public void advance(final long more, final String note) {
    if (done == 0) {
      since = nanoTime.getAsLong() - (more > 0 ? 0 : 1);
    }
    done += more;
    if (nanoTime.getAsLong() - shown >= BETWEEN) {
      tell();
    }
  }

  @Override
  public void skipped(final Map<Integer, String> causes) {
    skipped += causes.size();
  }

  @Override
  public void stepped(final TrainingStep step) {
    latest = Optional.of(step);
    if (step.presented() < last) { // another run follows
      before += last;
    }
    last = step.presented();
    steps.add(new double[] {before + last, 100 * step.trainingAccuracy(), 100 * step.clamped()});
    if (steps.size() > MOST_STEPS) { // every second one is enough to see
      for (int i = steps.size() - 2; i >= 0; i -= 2) {
        steps.remove(i);
      }
    }
  }

  @Override
  public void measured(final EpochMetrics metrics) {
    epochs.add(metrics);
    sample = latest.flatMap(waveforms::of);
    tell();
  }

  /** Shows the present state. */
  public void tell() {
    shown = nanoTime.getAsLong();
    screen.show(title, facts(), parts());
  }

  /** {@return what is to be said in words} */
  public Map<String, String> facts() {
    final Map<String, String> facts = new LinkedHashMap<>(about);
    final double seconds = (nanoTime.getAsLong() - since) / 1e9;
    facts.put("Now", due > 0 ? phase + ", " + done + " of " + due : phase);
    if (done > 0 && seconds > 0) {
      final double rate = done / seconds;
      facts.put("Presentations per second", String.format(Locale.ROOT, "%.3g", rate));
      facts.put("Left in this phase", String.format(Locale.ROOT, "%.0f s", (due - done) / rate));
    }
    if (!epochs.isEmpty()) {
      final double right = 100 * epochs.get(epochs.size() - 1).testAccuracy();
      facts.put(
          "Test images right after the last epoch", String.format(Locale.ROOT, "%.2f %%", right));
      facts.put("Test images wrong", String.format(Locale.ROOT, "%.2f %%", 100 - right));
    }
    facts.put("Images without an answer", Integer.toString(skipped));
    return facts;
  }

  /** {@return what is to be drawn} */
  public List<PagePart> parts() {
    final List<PagePart> parts = new ArrayList<>();
    if (!steps.isEmpty()) {
      final double[] presented = column(0);
      parts.add(
          lines(
              "Batches",
              "presented images",
              panel("right when presented, %", Series.solid("training", presented, column(1))),
              panel("clamped, %", Series.solid("clamped", presented, column(2)))));
    }
    if (!epochs.isEmpty()) {
      final double[] numbers = IntStream.rangeClosed(1, epochs.size()).asDoubleStream().toArray();
      parts.add(
          lines(
              "Epochs",
              "epoch",
              panel("right, %", accuracies(numbers)),
              panel(
                  "clamped, %",
                  Series.marked("clamped share", numbers, epochs(r -> 100 * r.clamped())))));
    }
    sample.map(PagePart.Lines::new).ifPresent(parts::add);
    if (latest.isPresent() && latest.get().network().topology().linkCount() > 0) {
      final double[] coefficients = latest.get().network().coefficients();
      parts.add(
          new PagePart.Lines(
              Histogram.figure(
                  "Coefficients",
                  "links",
                  "",
                  new Histogram.Sample(
                      "coefficient",
                      coefficients,
                      Arrays.stream(coefficients).average().orElse(0),
                      List.of()))));
    }
    return parts;
  }

  /** Of the sets of images that there are. */
  private Series[] accuracies(final double[] numbers) {
    return Stream.of(
            Series.marked("training", numbers, epochs(row -> 100 * row.trainingAccuracy())),
            Series.marked("held out", numbers, epochs(row -> 100 * row.validationAccuracy())),
            Series.marked("test", numbers, epochs(row -> 100 * row.testAccuracy())))
        .filter(series -> Arrays.stream(series.y()).anyMatch(Double::isFinite))
        .toArray(Series[]::new);
  }

  private static LineFigure.Panel panel(final String label, final Series... series) {
    return new LineFigure.Panel(LineFigure.Axis.linear(label, ""), 1, List.of(series));
  }

  private static PagePart lines(
      final String title, final String across, final LineFigure.Panel... panels) {
    return new PagePart.Lines(
        new LineFigure(title, LineFigure.Axis.linear(across, ""), List.of(panels)));
  }

  private double[] column(final int which) {
    return steps.stream().mapToDouble(step -> step[which]).toArray();
  }

  private double[] epochs(final ToDoubleFunction<EpochMetrics> figure) {
    return epochs.stream().mapToDouble(figure).toArray();
  }
}
