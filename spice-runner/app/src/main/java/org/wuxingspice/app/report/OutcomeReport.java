package org.wuxingspice.app.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wuxingspice.ngspice.deck.Rejection;
import org.wuxingspice.ngspice.diagnosis.Warnings;
import org.wuxingspice.ngspice.simulation.Outcome;

/** What went wrong with a simulation, for people and for programs. */
public final class OutcomeReport {

  /** What lines of a crashed virtual machine begin with. */
  private static final String OF_JAVA = "#";

  private OutcomeReport() {}

  private static Map<String, Object> fields(final Warnings.Warning warning) {
    final Map<String, Object> fields = new LinkedHashMap<>();
    warning
        .line()
        .ifPresent(
            line -> {
              line.file().ifPresent(file -> fields.put("file", file.toString()));
              fields.put("line", line.number());
            });
    fields.put("text", warning.text());
    return fields;
  }

  /**
   * {@return a warning in one line, with its place}
   *
   * @param warning any
   */
  public static String line(final Warnings.Warning warning) {
    final String place =
        warning
            .line()
            .map(line -> line.file().map(file -> file + ":").orElse("line ") + line.number() + ": ")
            .orElse("");
    return "ngspice: " + place + warning.text();
  }

  /**
   * {@return one line with place, text, reason and remedy}
   *
   * @param deck as it was named
   * @param outcome of its simulation
   */
  public static String line(final String deck, final Outcome outcome) {
    if (rejection(outcome).isPresent()) {
      final Rejection rejection = rejection(outcome).get();
      final StringBuilder line =
          new StringBuilder(rejection.file().map(Object::toString).orElse(deck));
      if (rejection.line() > 0) {
        line.append(':').append(rejection.line());
      }
      line.append(": ").append(rejection.reason());
      if (!rejection.text().isBlank()) {
        line.append(" '").append(rejection.quoted()).append('\'');
      }
      return rejection.explanation().isEmpty()
          ? line.toString()
          : line.append(": ").append(rejection.explanation()).toString();
    } else if (outcome instanceof Outcome.TimedOut) {
      return deck + ": " + outcome.describe() + "; allow more with --timeout";
    }
    final boolean explained =
        outcome instanceof Outcome.NotConverged failed && failed.why().isPresent();
    return deck + ": " + outcome.describe() + (explained ? "" : last(outcome.messages()));
  }

  private static Optional<Rejection> rejection(final Outcome outcome) {
    if (outcome instanceof Outcome.Rejected rejected) {
      return Optional.of(rejected.rejection());
    }
    return outcome instanceof Outcome.Failed failed
        ? Optional.of(failed.rejection())
        : Optional.empty();
  }

  private static String last(final List<String> messages) {
    return messages.stream()
        .filter(message -> !message.startsWith(OF_JAVA))
        .reduce((earlier, later) -> later)
        .map(message -> " (" + message.strip() + ")")
        .orElse("");
  }

  /**
   * {@return the same as fields of a JSON object}
   *
   * @param deck as it was named
   * @param outcome of its simulation
   * @param warnings of the simulator
   */
  public static Map<String, Object> fields(
      final String deck, final Outcome outcome, final List<Warnings.Warning> warnings) {
    final Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("deck", deck);
    fields.put("outcome", outcome.getClass().getSimpleName());
    if (rejection(outcome).isPresent()) {
      final Rejection rejection = rejection(outcome).get();
      fields.put("reason", rejection.reason().name());
      rejection.file().ifPresent(file -> fields.put("file", file.toString()));
      fields.put("line", rejection.line());
      fields.put("text", rejection.text());
      fields.put("explanation", rejection.explanation());
    } else if (outcome instanceof Outcome.NotConverged failed) {
      fields.put(failed.reached().scale(), failed.reached().value());
      failed.why().ifPresent(why -> fields.put("explanation", why));
      failed.place().ifPresent(place -> fields.put("place", place));
    }
    if (!warnings.isEmpty()) {
      fields.put("warnings", warnings.stream().map(OutcomeReport::fields).toList());
    }
    if (!(outcome instanceof Outcome.Completed)) {
      fields.put("messages", outcome.messages());
    }
    return fields;
  }
}
