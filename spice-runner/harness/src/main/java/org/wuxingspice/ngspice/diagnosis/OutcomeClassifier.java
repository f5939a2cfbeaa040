package org.wuxingspice.ngspice.diagnosis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.wuxingspice.netlist.circuit.Analysis;
import org.wuxingspice.netlist.source.SourceLine;
import org.wuxingspice.ngspice.deck.Deck;
import org.wuxingspice.ngspice.deck.Rejection;
import org.wuxingspice.ngspice.deck.RejectionReason;
import org.wuxingspice.ngspice.preparation.OuterSweep;
import org.wuxingspice.ngspice.simulation.Outcome;
import org.wuxingspice.ngspice.simulation.Request;
import org.wuxingspice.ngspice.simulation.Waveforms;
import org.wuxingspice.ngspice.worker.Probe;

/**
 * Decides what became of a request from what ngspice printed and computed. Its return codes say
 * almost nothing, and it prints notes that look like errors.
 */
public final class OutcomeClassifier {

  /** Relative distance from the end of the analysis that rounding of the last step leaves. */
  private static final double END_TOLERANCE = 1e-9;

  /** Begins the line that names each circuit that was taken in. */
  private static final String ANNOUNCEMENT = "Circuit: ";

  /** Begins of lines that every run prints; circuits with many runs are told by little else. */
  private static final List<String> ROUTINE =
      List.of(ANNOUNCEMENT, "Doing analysis at ", "No. of Data Rows", "Note: No compatibility");

  private static final Pattern LOAD_FAILED =
      Pattern.compile(
          "(?i)\\berror\\b|circuit not parsed|unknown subckt|undefined parameter"
              + "|could not find include|cannot recover|can't find model|unable to find definition"
              + "|asked to be ended|no such device");

  private static final Pattern HARMLESS =
      Pattern.compile("(?i)^\\s*(note|warning|circuit)\\b|reducing trtol|using sparse|using klu");

  private static final Pattern ABORTED =
      Pattern.compile(
          "(?i)simulation\\(s\\) aborted|timestep too small|singular matrix|no convergence"
              + "|iteration limit reached|source stepping failed|analysis aborted|doanalyses:");

  /** What ngspice says of analyses that do not converge. */
  private static final Pattern CONVERGENCE =
      Pattern.compile(
          "(?i)timestep too small|singular|no convergence|iteration limit|stepping failed|trouble"
              + "|not converge");

  /** What ngspice says before it ends, when it asks for more memory than it is allowed. */
  private static final Pattern NO_MEMORY = Pattern.compile("can't allocate \\d+ bytes");

  private static final String FREQUENCY = "frequency";

  private static final Pattern GAVE_UP = Pattern.compile("(?i)doanalyses:\\s*(.*)");

  private static final Pattern PLACE =
      Pattern.compile(
          "(?i)trouble with (?:node )?\"?([^\\s\"]+)|check (?:node|nodes) ([^\\s]+)"
              + "|cause[d]? by (?:node )?\"?([^\\s\"]+)");

  private static final Pattern TIME =
      Pattern.compile("(?i)time\\s*=\\s*([-+0-9.e]+)\\s*[,;]\\s*timestep");

  private static final Pattern ANALYSIS =
      Pattern.compile("(?i)^\\s*\\.(tran|ac|dc|op|noise|tf|pz|sens|disto|pss|sp)\\b");

  private static final Map<Pattern, RejectionReason> REASONS = reasons();

  private OutcomeClassifier() {}

  private static Map<Pattern, RejectionReason> reasons() {
    final Map<String, RejectionReason> reasons = new LinkedHashMap<>();
    reasons.put("unknown subckt", RejectionReason.UNKNOWN_SUBCIRCUIT);
    reasons.put("undefined parameter", RejectionReason.UNDEFINED_PARAMETER);
    reasons.put("could not find include|can't open|cannot open", RejectionReason.MISSING_INCLUDE);
    reasons.put(
        "model .*(not found|unable to find)|(unable to|can't|could not) find .*model"
            + "|no such model|no model|unable to find definition of model",
        RejectionReason.UNKNOWN_MODEL);
    reasons.put("already exists|duplicate", RejectionReason.DUPLICATE_DEVICE);
    reasons.put(
        "no such vector|no data saved|not available or has zero length",
        RejectionReason.NO_SUCH_VECTOR);
    reasons.put("no such (device|parameter)|is not in the circuit", RejectionReason.NO_SUCH_DEVICE);
    reasons.put(
        "error on line|not parsed|syntax|expecting|mal-?formed|mismatch of \\.subckt|no such"
            + " function|too (few|many) parameters",
        RejectionReason.SYNTAX);
    final Map<Pattern, RejectionReason> compiled = new LinkedHashMap<>();
    reasons.forEach((text, reason) -> compiled.put(Pattern.compile("(?i)" + text), reason));
    return compiled;
  }

  /**
   * {@return whether a load was refused}
   *
   * @param deck that was loaded
   * @param failed whether ngspice's return code, exit request or lack of the circuit says so
   * @param messages what ngspice printed
   */
  public static boolean isRefused(
      final Deck deck, final boolean failed, final List<String> messages) {
    final boolean complained =
        messages.stream()
            .anyMatch(line -> LOAD_FAILED.matcher(line).find() && !HARMLESS.matcher(line).find());
    return failed || (complained && !deck.acts()); // a control block may complain and go on
  }

  /**
   * {@return whether ngspice says that an analysis was not finished}
   *
   * @param messages what ngspice printed
   */
  public static boolean isAborted(final List<String> messages) {
    return messages.stream()
        .anyMatch(line -> line.contains("simulation(s) aborted") && !line.startsWith(ANNOUNCEMENT));
  }

  /**
   * {@return the refusal of a load}
   *
   * @param deck that was loaded
   * @param messages what ngspice printed
   */
  public static Outcome.Rejected rejected(final Deck deck, final List<String> messages) {
    final List<String> errors = Warnings.without(messages);
    final boolean plain = cause(errors).getValue() != RejectionReason.OTHER;
    final List<String> believed = plain ? errors : messages;
    final Map.Entry<String, RejectionReason> cause = cause(believed);
    final Optional<SourceLine> culprit = ErrorLocator.find(deck, believed);
    if (culprit.isEmpty()) {
      return new Outcome.Rejected(Rejection.of(cause.getValue(), cause.getKey(), ""), messages);
    }
    final SourceLine line = culprit.get();
    final String device = line.text().strip().split("\\s+", 2)[0].toLowerCase(Locale.ROOT);
    return new Outcome.Rejected(
        new Rejection(
            cause.getValue(),
            cause.getKey(),
            line.number(),
            line.text(),
            line.file(),
            deck.object(device)),
        messages);
  }

  /** The message that tells most, and what it means. */
  private static Map.Entry<String, RejectionReason> cause(final List<String> messages) {
    for (final Map.Entry<Pattern, RejectionReason> entry : REASONS.entrySet()) {
      for (int i = 0; i < messages.size(); i++) {
        final String message = messages.get(i);
        if (!message.startsWith(ANNOUNCEMENT) && entry.getKey().matcher(message).find()) {
          return Map.entry(explanation(messages, i).strip(), entry.getValue());
        }
      }
    }
    return Map.entry(
        messages.isEmpty() ? "no message" : messages.get(messages.size() - 1).strip(),
        RejectionReason.OTHER);
  }

  /** After "Error on line 3 or its substitute:" come the line and what is wrong with it. */
  private static String explanation(final List<String> messages, final int index) {
    final boolean quotes = messages.get(index).strip().endsWith("or its substitute:");
    return messages.get(quotes && index + 2 < messages.size() ? index + 2 : index);
  }

  /**
   * {@return the outcome of a run}
   *
   * @param request that was run
   * @param plots what was computed, possibly nothing or half of it
   * @param analysisTime wall-clock time of the analyses
   * @param failed whether the simulator gave up altogether
   * @param messages what ngspice printed
   */
  public static Outcome ofRun(
      final Request request,
      final List<Waveforms> plots,
      final Duration analysisTime,
      final boolean failed,
      final List<String> messages) {
    final List<String> telling = messages.stream().filter(OutcomeClassifier::mayTell).toList();
    final boolean aborted = isAborted(telling);
    if (telling.stream().anyMatch(line -> NO_MEMORY.matcher(line).find())) {
      return new Outcome.Rejected(
          Rejection.of(
              RejectionReason.TOO_LARGE,
              "the vectors take more memory than a simulation may use; ask for those that are"
                  + " needed, with --probe, or for fewer points",
              ""),
          messages);
    }
    if (plots.isEmpty()) {
      return withoutPlots(request, messages);
    }
    final List<Waveforms> all = new ArrayList<>(OuterSweep.added(request, plots));
    all.addAll(Measurements.of(telling));
    for (final String probe : request.probes()) {
      if (!isIn(all, probe)) {
        return noSuchVector(probe, messages);
      }
    }
    if (aborted && cause(messages).getValue() == RejectionReason.NO_SUCH_DEVICE) {
      return rejected(request.deck(), messages); // one of several analyses
    }
    final Waveforms last = plots.get(plots.size() - 1);
    final boolean finite = plots.stream().allMatch(Waveforms::isFinite);
    if (aborted && gaveUp(messages)) {
      return notBegun(request.deck(), plots, messages);
    }
    if (failed || aborted || !finite || !reachesEnd(request, plots)) {
      return notConverged(
          request.deck(), reached(last, messages), plots.subList(0, plots.size() - 1), messages);
    }
    return new Outcome.Completed(asked(all, request), analysisTime, messages);
  }

  /** Whether a line is none of those that every run prints. */
  private static boolean mayTell(final String line) {
    return ROUTINE.stream().noneMatch(line::startsWith);
  }

  private static boolean isIn(final List<Waveforms> plots, final String probe) {
    for (final Waveforms plot : plots) {
      if (plot.has(probe)) { // by this very name, as most
        return true;
      }
    }
    return plots.stream().anyMatch(plot -> isIn(plot, probe));
  }

  private static boolean isIn(final Waveforms plot, final String probe) {
    final Probe asked = Probe.of(probe);
    return asked.isGroup()
        ? plot.variables().stream().map(Waveforms.Variable::name).anyMatch(asked.members())
        : plot.shows(probe);
  }

  /** What was asked for of each plot that has any of it; parts of vectors are computed here. */
  private static List<Waveforms> asked(final List<Waveforms> plots, final Request request) {
    if (request.probes().isEmpty()) {
      return plots;
    }
    final List<String> outer = OuterSweep.of(request).stream().map(OuterSweep::name).toList();
    final List<Waveforms> asked = new ArrayList<>();
    for (final Waveforms plot : plots) {
      final List<String> shown =
          request.probes().stream().flatMap(probe -> names(plot, probe)).distinct().toList();
      if (!shown.isEmpty()) {
        final List<String> with =
            Stream.concat(outer.stream().filter(plot::has), shown.stream()).distinct().toList();
        asked.add(with.equals(plot.names()) ? plot : plot.showing(with));
      }
    }
    return asked;
  }

  private static Stream<String> names(final Waveforms plot, final String probe) {
    if (plot.has(probe)) {
      return Stream.of(probe);
    }
    final Probe asked = Probe.of(probe);
    return asked.isGroup()
        ? plot.variables().stream().map(Waveforms.Variable::name).filter(asked.members())
        : Stream.of(probe).filter(plot::shows);
  }

  /** Whether ngspice gives a reason for the end of an analysis that is not lack of convergence. */
  private static boolean gaveUp(final List<String> messages) {
    return messages.stream().anyMatch(line -> GAVE_UP.matcher(line).matches())
        && messages.stream().noneMatch(line -> CONVERGENCE.matcher(line).find());
  }

  /** An analysis that ngspice did not begin, with the warning that says why. */
  private static Outcome notBegun(
      final Deck deck, final List<Waveforms> plots, final List<String> messages) {
    final List<String> errors = Warnings.without(messages);
    final String last =
        errors.stream()
            .map(GAVE_UP::matcher)
            .filter(Matcher::matches)
            .map(matcher -> matcher.group(1).strip())
            .reduce("", (first, second) -> second);
    final List<Warnings.Warning> warnings = Warnings.of(deck, messages);
    final String why =
        warnings.isEmpty() ? last : last + ": " + warnings.get(warnings.size() - 1).text();
    return new Outcome.Failed(
        Rejection.of(RejectionReason.OTHER, why, ""),
        plots.stream().filter(plot -> plot.size() > 0 && plot.isFinite()).toList(),
        messages);
  }

  private static Outcome withoutPlots(final Request request, final List<String> messages) {
    final boolean stopped = messages.stream().anyMatch(line -> ABORTED.matcher(line).find());
    final Outcome.Rejected rejected = rejected(request.deck(), messages);
    if (stopped
        && (rejected.reason() == RejectionReason.OTHER
            || rejected.reason() == RejectionReason.SYNTAX)) {
      return gaveUp(messages)
          ? notBegun(request.deck(), List.of(), messages)
          : notConverged(request.deck(), FrequencyRange.begin(request), List.of(), messages);
    }
    if (!request.probes().isEmpty()
        && hasAnalysis(request)
        && (rejected.reason() == RejectionReason.OTHER
            || rejected.reason() == RejectionReason.NO_SUCH_VECTOR)) {
      return noSuchVector(String.join(", ", request.probes()), messages);
    }
    if (rejected.reason() == RejectionReason.OTHER) {
      final String why =
          hasAnalysis(request)
              ? "the analysis gave no data"
              : "the deck has no analysis; add a card, such as .tran 1u 1m or .op";
      return new Outcome.Rejected(Rejection.of(RejectionReason.EMPTY_RESULT, why, ""), messages);
    }
    return rejected;
  }

  private static Outcome noSuchVector(final String probes, final List<String> messages) {
    return new Outcome.Rejected(
        Rejection.of(RejectionReason.NO_SUCH_VECTOR, "the analysis gives no such vector", probes),
        messages);
  }

  private static boolean hasAnalysis(final Request request) {
    return request.analysis().isPresent()
        || request.deck().acts()
        || request.deck().cards().anyMatch(card -> ANALYSIS.matcher(card.text()).find());
  }

  private static boolean reachesEnd(final Request request, final List<Waveforms> plots) {
    OptionalDouble stop = OptionalDouble.empty();
    if (request.analysis().isEmpty()) {
      stop = TransientCard.stop(request.deck());
    } else if (request.analysis().get() instanceof Analysis.Transient transientAnalysis) {
      stop = OptionalDouble.of(transientAnalysis.stop());
    }
    for (final Waveforms plot : plots) {
      if (plot.size() == 0) {
        return false;
      }
      if (stop.isPresent()
          && plot.scaleName().equals("time")
          && end(plot) < stop.getAsDouble() * (1 - END_TOLERANCE)) {
        return false;
      }
    }
    return true;
  }

  private static double end(final Waveforms plot) {
    final double[] scale = plot.scale();
    return scale[scale.length - 1];
  }

  private static Outcome.Reached reached(final Waveforms plot, final List<String> messages) {
    if (plot.scaleName().equals(FREQUENCY) && plot.size() > 0) {
      return new Outcome.Reached(FREQUENCY, end(plot));
    }
    double time = plot.scaleName().equals("time") && plot.size() > 0 ? end(plot) : 0;
    for (final String message : messages) {
      final Matcher matcher = TIME.matcher(message);
      if (matcher.find()) {
        time = Double.parseDouble(matcher.group(1));
      }
    }
    return new Outcome.Reached("time", time);
  }

  private static Outcome notConverged(
      final Deck deck,
      final Outcome.Reached reached,
      final List<Waveforms> plots,
      final List<String> messages) {
    final Optional<String> place = place(messages);
    return new Outcome.NotConverged(
        reached,
        messages.stream()
            .map(GAVE_UP::matcher)
            .filter(Matcher::matches)
            .map(matcher -> matcher.group(1).strip())
            .reduce((first, second) -> second),
        place,
        place.flatMap(name -> deck.object(name.toLowerCase(Locale.ROOT))),
        plots,
        messages);
  }

  private static Optional<String> place(final List<String> messages) {
    for (final String message : messages) {
      final Matcher matcher = PLACE.matcher(message);
      if (matcher.find()) {
        for (int group = 1; group <= matcher.groupCount(); group++) {
          if (matcher.group(group) != null) {
            return Optional.of(matcher.group(group));
          }
        }
      }
    }
    return Optional.empty();
  }
}
