package org.wuxingspice.ngspice.simulation;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.wuxingspice.ngspice.deck.Rejection;
import org.wuxingspice.ngspice.deck.RejectionReason;

/** What became of a request. */
public sealed interface Outcome {

  /** {@return what the simulator printed, oldest first, cut to the last lines} */
  List<String> messages();

  /** {@return the plots of analyses that ran to their ends, in order} */
  default List<Waveforms> plots() {
    return List.of();
  }

  /** {@return one line for the user} */
  String describe();

  /**
   * Every analysis ran to its end and every value is finite.
   *
   * @param plots one per analysis in the order they ran, at least one
   * @param analysisTime wall-clock time of the analyses themselves
   * @param messages what the simulator printed
   */
  record Completed(List<Waveforms> plots, Duration analysisTime, List<String> messages)
      implements Outcome {

    /**
     * Keeps unmodifiable copies of lists and maps.
     *
     * @throws IllegalArgumentException when there is no plot
     */
    public Completed {
      plots = List.copyOf(plots);
      if (plots.isEmpty()) {
        throw new IllegalArgumentException("completed without a plot");
      }
      Objects.requireNonNull(analysisTime, "analysisTime");
      messages = List.copyOf(messages);
    }

    /**
     * {@return the last plot of an analysis, which is the only one unless the deck's own analyses
     * were asked for}
     */
    public Waveforms waveforms() {
      return plots.stream()
          .filter(plot -> !PlotKind.isOfText(plot))
          .reduce((first, second) -> second)
          .orElseGet(() -> plots.get(plots.size() - 1));
    }

    @Override
    public String describe() {
      return "completed, " + plots.size() + (plots.size() == 1 ? " plot" : " plots");
    }
  }

  /**
   * The analysis gave up or its values are not finite.
   *
   * @param reached how far it came
   * @param why reason that ngspice gives for the end, if any
   * @param place node or device that ngspice names, if any
   * @param object the part of a network that the place belongs to, when the deck was made from one
   * @param plots of analyses before it, which ran to their ends
   * @param messages what the simulator printed
   */
  record NotConverged(
      Reached reached,
      Optional<String> why,
      Optional<String> place,
      Optional<String> object,
      List<Waveforms> plots,
      List<String> messages)
      implements Outcome {

    /** Keeps unmodifiable copies of lists and maps. */
    public NotConverged {
      Objects.requireNonNull(reached, "reached");
      Objects.requireNonNull(why, "why");
      Objects.requireNonNull(place, "place");
      Objects.requireNonNull(object, "object");
      plots = List.copyOf(plots);
      messages = List.copyOf(messages);
    }

    @Override
    public String describe() {
      return "ngspice did not converge at "
          + reached
          + place.map(name -> ", at " + name).orElse("")
          + object.map(name -> ", which is " + name).orElse("")
          + why.map(reason -> ": " + reason).orElse("");
    }
  }

  /**
   * How far an analysis came.
   *
   * @param scale {@code time} or {@code frequency}
   * @param value s or Hz; 0 s when no operating point was found
   */
  record Reached(String scale, double value) {
    @Override
    public String toString() {
      return scale.equals("time") ? "t = " + value + " s" : "f = " + value + " Hz";
    }
  }

  /**
   * An analysis was refused when its turn came, for another reason than convergence.
   *
   * @param rejection why and where
   * @param plots of analyses before it, which ran to their ends
   * @param messages what the simulator printed
   */
  record Failed(Rejection rejection, List<Waveforms> plots, List<String> messages)
      implements Outcome {

    /** Keeps unmodifiable copies of lists and maps. */
    public Failed {
      Objects.requireNonNull(rejection, "rejection");
      plots = List.copyOf(plots);
      messages = List.copyOf(messages);
    }

    @Override
    public String describe() {
      return rejection.describe();
    }
  }

  /**
   * The deck, a setting or the analysis was refused.
   *
   * @param rejection why and where
   * @param messages what the simulator printed; empty when it was not asked
   */
  record Rejected(Rejection rejection, List<String> messages) implements Outcome {

    /** Keeps unmodifiable copies of lists and maps. */
    public Rejected {
      Objects.requireNonNull(rejection, "rejection");
      messages = List.copyOf(messages);
    }

    /** {@return the kind of refusal} */
    public RejectionReason reason() {
      return rejection.reason();
    }

    @Override
    public String describe() {
      return rejection.describe();
    }
  }

  /**
   * The time limit passed and the simulation was killed.
   *
   * @param limit the limit
   * @param messages what the simulator printed last
   */
  record TimedOut(Duration limit, List<String> messages) implements Outcome {

    /** Keeps unmodifiable copies of lists and maps. */
    public TimedOut {
      Objects.requireNonNull(limit, "limit");
      messages = List.copyOf(messages);
    }

    @Override
    public String describe() {
      return "ngspice took longer than " + limit.toMillis() / 1e3 + " s and was stopped";
    }
  }

  /**
   * The simulator process died, also when the request was tried again.
   *
   * @param exitCode exit code of the process, 128 + n for signal n
   * @param messages what the process printed last
   */
  record Lost(int exitCode, List<String> messages) implements Outcome {

    /** Of a process that passed its limit: 128 + SIGXCPU. */
    private static final int OUT_OF_PROCESSOR_TIME = 128 + 24;

    /** Keeps unmodifiable copies of lists and maps. */
    public Lost {
      messages = List.copyOf(messages);
    }

    @Override
    public String describe() {
      final String remedy =
          exitCode == OUT_OF_PROCESSOR_TIME
              ? "it used up its processor time; allow more with --timeout"
              : messages.stream()
                  .flatMap(message -> Shortage.in(message).stream())
                  .findFirst()
                  .map(Lost::remedy)
                  .orElse("");
      return "the ngspice process ended with exit code "
          + exitCode
          + (remedy.isEmpty() ? "" : ": " + remedy);
    }

    /** Simulations have less memory than the computer. */
    private static String remedy(final Shortage shortage) {
      return shortage == Shortage.MEMORY
          ? "it had no more memory; ask for the vectors that are needed, with --probe, or for fewer"
              + " points, or free some memory"
          : shortage.remedy();
    }
  }
}
