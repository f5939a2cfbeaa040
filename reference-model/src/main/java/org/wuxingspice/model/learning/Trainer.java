package org.wuxingspice.model.learning;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.wuxingspice.model.dynamics.LostSamples;
import org.wuxingspice.model.dynamics.Pass;
import org.wuxingspice.model.dynamics.PassRequest;
import org.wuxingspice.model.dynamics.Propagator;
import org.wuxingspice.model.dynamics.Signals;
import org.wuxingspice.model.dynamics.Window;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.Topology;

/**
 * Backward signal propagation: forward pass, output error, reversed pass, local update. Works with
 * any propagator. Keeps the step rule's memory; not safe for use by several threads.
 */
public final class Trainer {

  private final Propagator propagator;
  private final Window window;
  private final ErrorSignal error;
  private final LearningRule rule;
  private final Optimizer step;
  private final ReversedReference around;
  private final Writer writer;
  private double[][] memory;

  /**
   * Creates a trainer whose reversed passes run around rest.
   *
   * @param propagator runs the passes; stays open
   * @param window over which the passes integrate
   * @param error turns outputs into the reversed drive
   * @param rule turns the two passes into updates
   * @param step turns updates into changes
   * @param topology of the networks to train
   */
  public Trainer(
      final Propagator propagator,
      final Window window,
      final ErrorSignal error,
      final LearningRule rule,
      final Optimizer step,
      final Topology topology) {
    this(propagator, window, error, rule, step, ReversedReference.REST, topology);
  }

  /**
   * Creates a trainer that remembers nothing yet.
   *
   * @param propagator runs the passes; stays open
   * @param window over which the passes integrate
   * @param error turns outputs into the reversed drive
   * @param rule turns the two passes into updates
   * @param step turns updates into changes
   * @param around the state around which reversed passes run
   * @param topology of the networks to train
   */
  public Trainer(
      final Propagator propagator,
      final Window window,
      final ErrorSignal error,
      final LearningRule rule,
      final Optimizer step,
      final ReversedReference around,
      final Topology topology) {
    this(propagator, window, error, rule, step, around, Writer.IDEAL, topology);
  }

  /**
   * Creates a trainer whose changes are written into something that holds them.
   *
   * @param propagator runs the passes; stays open
   * @param window over which the passes integrate
   * @param error turns outputs into the reversed drive
   * @param rule turns the two passes into updates
   * @param step turns updates into changes
   * @param around the state around which reversed passes run
   * @param writer brings changed coefficients into what holds them
   * @param topology of the networks to train
   */
  public Trainer(
      final Propagator propagator,
      final Window window,
      final ErrorSignal error,
      final LearningRule rule,
      final Optimizer step,
      final ReversedReference around,
      final Writer writer,
      final Topology topology) {
    this.writer = Objects.requireNonNull(writer, "writer");
    this.around = Objects.requireNonNull(around, "around");
    this.propagator = Objects.requireNonNull(propagator, "propagator");
    this.window = Objects.requireNonNull(window, "window");
    this.error = Objects.requireNonNull(error, "error");
    this.rule = Objects.requireNonNull(rule, "rule");
    this.step = Objects.requireNonNull(step, "step");
    this.memory = step.memory(rule.size(topology));
  }

  /**
   * What a batch led to.
   *
   * @param network with the changed numbers
   * @param correct samples that the network before the change classified right
   * @param clamped element-samples at the state clamp, in both passes as far as they were run
   * @param skipped samples that had no answer in one of the passes and count for nothing, with the
   *     cause of each
   */
  public record Result(Network network, int correct, long clamped, Map<Integer, String> skipped) {

    /** Keeps an unmodifiable copy of the map. */
    public Result {
      skipped = Collections.unmodifiableMap(new TreeMap<>(skipped));
    }
  }

  /**
   * Presents a batch and applies one update.
   *
   * @param network with the present coefficients and parameters
   * @param drive forward drive, external inputs × samples
   * @param labels class of each sample
   * @param factor of the step, as a schedule gives it
   * @return the network with the changed numbers, and how the batch was answered before
   */
  public Result step(
      final Network network, final Signals drive, final int[] labels, final double factor) {
    final Pass forward =
        propagator.propagate(new PassRequest(network, Direction.FORWARD, drive, window));
    final int[] answered = forward.answered();
    final Map<Integer, String> skipped = new TreeMap<>(forward.skipped());
    if (answered.length == 0) {
      return new Result(network, 0, forward.clamped(), skipped);
    }
    final Pass causes = forward.selected(answered);
    final int[] classes = IntStream.of(answered).map(s -> labels[s]).toArray();
    final Signals outputs = ErrorSignal.outputs(network.topology(), causes);
    final Pass reversed;
    try {
      reversed =
          propagator.propagate(
              new PassRequest(network, Direction.REVERSED, error.drive(outputs, classes), window)
                  .around(around.point(causes))
                  .within(rule.reversedExtent()));
    } catch (final LostSamples e) {
      throw e.renumbered("sample", s -> answered[s]);
    }
    reversed.skipped().forEach((s, cause) -> skipped.put(answered[s], cause));
    final int[] complete = reversed.answered();
    return new Result(
        complete.length == 0
            ? network
            : changed(network, causes.selected(complete), reversed.selected(complete), factor),
        Evaluation.correct(outputs, classes),
        forward.clamped() + reversed.clamped(),
        skipped);
  }

  private Network changed(
      final Network network, final Pass forward, final Pass reversed, final double factor) {
    final double[] changes = step.changes(rule.update(network, forward, reversed), memory);
    for (int k = 0; k < changes.length; k++) {
      changes[k] *= factor;
    }
    return writer.write(network, rule.apply(network, changes));
  }

  /**
   * {@return the network with the coefficients that its first write led to}
   *
   * @param start with the coefficients to begin with
   */
  public Network begin(final Network start) {
    return writer.begin(start);
  }

  /** {@return a copy of what step rule and writer remember, in their own layouts} */
  public double[][] memory() {
    return Stream.concat(Arrays.stream(memory).map(double[]::clone), Arrays.stream(writer.memory()))
        .toArray(double[][]::new);
  }

  /**
   * Goes on from a stored memory.
   *
   * @param stored as {@link #memory()} gave it; handed over
   * @throws org.wuxingspice.model.failure.WuxingException {@link LearningReason#BAD_SETTING} when
   *     it belongs to another rule or network
   */
  public void restore(final double[][] stored) {
    final double[][] known = memory();
    boolean fits = stored.length == known.length;
    for (int row = 0; fits && row < stored.length; row++) {
      fits = stored[row].length == known[row].length;
    }
    if (!fits) {
      throw LearningReason.BAD_SETTING.failure(
          "stored step memory does not fit: it belongs to another rule or network");
    }
    final int own = memory.length;
    memory = Arrays.copyOf(stored, own);
    writer.restore(Arrays.copyOfRange(stored, own, stored.length));
  }
}
