package org.wuxingspice.ngspice.study;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.IntConsumer;
import org.wuxingspice.ngspice.deck.Randomness;
import org.wuxingspice.ngspice.simulation.Conditions;
import org.wuxingspice.ngspice.simulation.Outcome;
import org.wuxingspice.ngspice.simulation.Request;
import org.wuxingspice.ngspice.simulation.Simulator;
import org.wuxingspice.ngspice.simulation.SimulatorReason;
import org.wuxingspice.ngspice.simulation.Waveforms;

/** Runs a plan on a simulator and takes measures. Waveforms are dropped as soon as measured. */
public final class Study {

  /** Requests that are submitted at once, so that short runs do not wait for each other. */
  private static final int TOGETHER = 16;

  private final Simulator simulator;
  private final Request base;
  private final List<Measure> measures;

  /**
   * Creates a study.
   *
   * @param simulator stays its owner's
   * @param base what every run has in common; its values hold where the plan has none
   * @param measures to take of every run, at least one
   */
  public Study(final Simulator simulator, final Request base, final List<Measure> measures) {
    this.simulator = simulator;
    this.base =
        measuresItself(base, measures) ? base.probing(List.of()) : base.probing(vectors(measures));
    this.measures = List.copyOf(measures);
  }

  private static List<String> vectors(final List<Measure> measures) {
    return measures.stream().map(Measure::vector).distinct().toList();
  }

  /** Whether a measure is the result of a card of the deck, which may need any vector. */
  private static boolean measuresItself(final Request base, final List<Measure> measures) {
    final List<String> wanted = vectors(measures);
    return wanted.stream()
            .anyMatch(vector -> vector.startsWith("thd(") || vector.startsWith("four("))
        || base.deck()
            .cards()
            .filter(card -> card.keyword().startsWith(".meas"))
            .flatMap(card -> card.words().stream().skip(2).limit(1))
            .anyMatch(name -> wanted.contains(name.lower()));
  }

  /** A run's result with the units that only its waveforms know. */
  private record Measured(StudyResult.Run run, List<String> units) {}

  /**
   * Runs all of a plan. Failing runs do not end the study; they are in the result with the reason.
   * When it ends early, its requests are cancelled.
   *
   * @param plan the runs
   * @param progress told after each run how many are done; called by several threads, one at a time
   * @return the measures of every run, in the plan's order
   * @throws org.wuxingspice.model.failure.WuxingException when a parameter's name cannot be one, or
   *     the simulator cannot run at all
   */
  public StudyResult run(final Plan plan, final IntConsumer progress) {
    final Semaphore free = new Semaphore(2 * TOGETHER * simulator.parallelism());
    final Object lock = new Object();
    final int[] done = {0};
    final List<CompletableFuture<Outcome>> answers = new ArrayList<>();
    final List<CompletableFuture<Measured>> futures = new ArrayList<>();
    try {
      for (int run = 0; run < plan.runs().size(); run++) {
        final Request request = request(plan, run);
        if (run % TOGETHER == 0) {
          free.acquire(TOGETHER);
        }
        final CompletableFuture<Outcome> answer = simulator.submit(request);
        answers.add(answer);
        futures.add(
            answer
                .thenApply(this::measured)
                .whenComplete(
                    (result, failure) -> {
                      free.release();
                      synchronized (lock) {
                        progress.accept(++done[0]);
                      }
                    }));
      }
      final List<StudyResult.Run> runs = new ArrayList<>();
      List<String> units = Collections.nCopies(measures.size(), "");
      for (final CompletableFuture<Measured> future : futures) {
        final Measured measured = Simulator.await(future);
        runs.add(measured.run());
        units = measured.units().isEmpty() ? units : measured.units();
      }
      return new StudyResult(plan, measures, units, runs);
    } catch (final InterruptedException e) {
      Thread.currentThread().interrupt();
      throw SimulatorReason.INTERRUPTED.failure("interrupted during a study");
    } finally {
      answers.forEach(answer -> answer.cancel(true));
    }
  }

  /** A deck that draws by itself has a seed of its own in each run. */
  private Request request(final Plan plan, final int run) {
    final Request request = base.overriding(plan.values(run));
    return base.deck().randomness() == Randomness.NONE
        ? request
        : request.under(
            request.conditions().seeded(Conditions.ofRun(base.seed(), plan.first() + run)));
  }

  private Measured measured(final Outcome outcome) {
    if (!(outcome instanceof Outcome.Completed completed)) {
      return new Measured(
          new StudyResult.Run(
              Collections.nCopies(measures.size(), Double.NaN), Optional.of(outcome.describe())),
          List.of());
    }
    final List<Double> values = new ArrayList<>();
    final List<String> units = new ArrayList<>();
    Optional<String> failure = Optional.empty();
    for (final Measure measure : measures) {
      final Optional<Waveforms> plot = measure.chosen(completed.plots());
      final OptionalDouble value = plot.map(measure::of).orElse(OptionalDouble.empty());
      values.add(value.orElse(Double.NaN));
      units.add(plot.map(measure::unit).orElse(""));
      if (value.isEmpty() && failure.isEmpty()) {
        failure =
            Optional.of(
                "'"
                    + measure.name()
                    + "' has no value: "
                    + (plot.isEmpty() ? "no plot has " + measure.vector() : "never reached"));
      }
    }
    return new Measured(new StudyResult.Run(values, failure), units);
  }
}
