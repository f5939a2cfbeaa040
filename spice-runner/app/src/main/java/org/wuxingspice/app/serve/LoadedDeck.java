package org.wuxingspice.app.serve;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wuxingspice.app.report.OutcomeReport;
import org.wuxingspice.model.failure.Reason;
import org.wuxingspice.netlist.expression.SpiceNumber;
import org.wuxingspice.ngspice.deck.Deck;
import org.wuxingspice.ngspice.diagnosis.Warnings;
import org.wuxingspice.ngspice.simulation.Compatibility;
import org.wuxingspice.ngspice.simulation.Outcome;
import org.wuxingspice.ngspice.simulation.Request;
import org.wuxingspice.ngspice.simulation.SimulatorReason;
import org.wuxingspice.ngspice.simulation.Waveforms;

/**
 * A deck that clients simulate by its number.
 *
 * @param name for messages
 * @param deck what is simulated
 * @param base request without changes
 */
record LoadedDeck(String name, Deck deck, Request base) {

  private static final double LONGEST = 3e9;

  static LoadedDeck of(final Command.Load asked) {
    if (asked.file().isPresent() == asked.text().isPresent()) {
      throw ServeReason.BAD_REQUEST.failure("load: need either a file or a text");
    }
    final Deck.Trust trust = asked.trusted() ? Deck.Trust.TRUSTED : Deck.Trust.DATA_ONLY;
    final Deck deck =
        asked.file().isPresent()
            ? Deck.read(Path.of(asked.file().get()), trust)
            : asked.trusted()
                ? Deck.of(
                    asked.text().orElseThrow().lines().toList(), Optional.of(Path.of("")), trust)
                : Deck.ofText(asked.text().orElseThrow());
    final Request plain = Request.ofCards(deck);
    final Request base =
        asked
            .dialect()
            .map(word -> plain.under(plain.conditions().in(Compatibility.parse(word))))
            .orElse(plain);
    return new LoadedDeck(asked.file().orElse("the deck"), deck, base);
  }

  /** The request with the changes that were asked for. */
  Request request(final Command.Simulate asked) {
    if (!(asked.timeout() > 0)) {
      throw SimulatorReason.BAD_VALUE.failure(
          "timeout " + asked.timeout() + ": must be positive, in seconds");
    }
    final Map<String, Double> values = new LinkedHashMap<>();
    asked.alter().forEach((key, text) -> values.put(key, SpiceNumber.parse(text)));
    final Request changed =
        base.overriding(values)
            .probing(asked.probe())
            .within(Duration.ofNanos((long) (Math.min(asked.timeout(), LONGEST) * 1e9)));
    return asked
        .seed()
        .map(seed -> changed.under(changed.conditions().seeded(seed)))
        .orElse(changed);
  }

  /** What tells a client how a simulation ended. */
  Message message(final Outcome outcome) {
    if (!(outcome instanceof Outcome.Completed completed)) {
      return new Message(Message.Kind.ERROR)
          .with("reason", reason(outcome))
          .with("message", OutcomeReport.line(name, outcome));
    }
    final Message answer =
        Message.answer()
            .with("seconds", completed.analysisTime().toNanos() / 1e9)
            .with(
                "warnings",
                Warnings.of(deck, outcome.messages()).stream().map(OutcomeReport::line).toList());
    final List<Map<String, Object>> plots = new ArrayList<>();
    for (final Waveforms plot : completed.plots()) {
      final int number = plots.size();
      plots.add(fields(plot));
      answer.with(array(number + " real", plot, false));
      if (plot.isComplex()) {
        answer.with(array(number + " imaginary", plot, true));
      }
    }
    return answer.with("plots", plots);
  }

  private static String reason(final Outcome outcome) {
    if (outcome instanceof Outcome.Rejected rejected) {
      return rejected.reason().name();
    } else if (outcome instanceof Outcome.Failed failed) {
      return failed.rejection().reason().name();
    }
    final Reason reason =
        outcome instanceof Outcome.NotConverged
            ? ServeReason.NOT_CONVERGED
            : outcome instanceof Outcome.TimedOut
                ? ServeReason.TIMED_OUT
                : ServeReason.SIMULATOR_LOST;
    return reason.name();
  }

  private static Map<String, Object> fields(final Waveforms plot) {
    final Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", plot.plot());
    fields.put("complex", plot.isComplex());
    fields.put(
        "variables",
        plot.variables().stream()
            .map(v -> Map.of("name", v.name(), "unit", v.quantity().unit()))
            .toList());
    return fields;
  }

  /** Variables × points. */
  private static NumericArray array(
      final String name, final Waveforms plot, final boolean imaginary) {
    final List<Waveforms.Variable> variables = plot.variables();
    final int points = plot.size();
    final double[] all = new double[Math.multiplyExact(variables.size(), points)];
    for (int v = 0; v < variables.size(); v++) {
      final String vector = variables.get(v).name();
      final double[] row = imaginary ? plot.imaginary(vector) : plot.vector(vector);
      System.arraycopy(row, 0, all, v * points, points);
    }
    final int[] lengths = {variables.size(), points};
    return new NumericArray(new NumericArray.Shape(name, lengths), all);
  }
}
