package org.wuxingspice.ngspice.pool;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.wuxingspice.ngspice.deck.Rejection;
import org.wuxingspice.ngspice.deck.RejectionReason;
import org.wuxingspice.ngspice.diagnosis.OutcomeClassifier;
import org.wuxingspice.ngspice.preparation.AlterCommand;
import org.wuxingspice.ngspice.simulation.Outcome;
import org.wuxingspice.ngspice.simulation.Request;
import org.wuxingspice.ngspice.simulation.Waveforms;
import org.wuxingspice.ngspice.worker.Frame;
import org.wuxingspice.ngspice.worker.Protocol;

/**
 * The end of an answer.
 *
 * @param outcome of the request
 * @param spoils whether ngspice is not to be trusted with another one
 */
record RunAnswer(Outcome outcome, boolean spoils) {

  /**
   * Reads the frame that ends an answer.
   *
   * @param request that was answered
   * @param frame of kind {@link Protocol#RAN}
   * @param plots that came before it
   * @param loading what ngspice printed when it read the deck
   */
  static RunAnswer of(
      final Request request,
      final Frame frame,
      final List<Waveforms> plots,
      final List<String> loading) {
    final int status = frame.number();
    final String what = frame.text();
    final Duration time = Duration.ofNanos(frame.longNumber());
    final boolean failed = frame.number() != 0;
    final List<String> messages = new ArrayList<>(loading);
    messages.addAll(frame.texts());
    final Outcome outcome =
        switch (status) {
          case Protocol.SETTING_REFUSED -> refused(request, AlterCommand.name(what), messages);
          case Protocol.TOO_LARGE -> tooLarge("more than a worker's memory", messages);
          default -> OutcomeClassifier.ofRun(request, plots, time, failed, messages);
        };
    return new RunAnswer(outcome, failed || !(outcome instanceof Outcome.Completed));
  }

  private static Outcome refused(
      final Request request, final String name, final List<String> messages) {
    final String cause =
        messages.isEmpty() ? "cannot be altered" : messages.get(messages.size() - 1).strip();
    return new Outcome.Rejected(
        Rejection.of(RejectionReason.NO_SUCH_DEVICE, cause, name)
            .about(request.deck().object(name)),
        messages);
  }

  /** The refusal of more results than there is room for. */
  static Outcome tooLarge(final String what, final List<String> messages) {
    return new Outcome.Rejected(
        Rejection.of(
            RejectionReason.TOO_LARGE,
            "the vectors take "
                + what
                + "; ask for those that are needed, with --probe, or for fewer points",
            ""),
        messages);
  }
}
