package org.wuxingspice.ngspice.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wuxingspice.netlist.circuit.Analysis;
import org.wuxingspice.ngspice.deck.Deck;
import org.wuxingspice.ngspice.deck.RejectionReason;
import org.wuxingspice.ngspice.diagnosis.OutcomeClassifier;
import org.wuxingspice.ngspice.installation.NgspiceInstallation;
import org.wuxingspice.ngspice.simulation.Outcome;
import org.wuxingspice.ngspice.simulation.ParameterOverrides;
import org.wuxingspice.ngspice.simulation.Quantity;
import org.wuxingspice.ngspice.simulation.Request;
import org.wuxingspice.ngspice.simulation.Waveforms;

@Timeout(120)
class WorkerPoolTest {

  private static final List<String> CHARGING_LINES =
      List.of("* charging", "v1 in 0 dc 1", "r1 in out 1k", "c1 out 0 1u ic=0", ".end");
  private static final Deck CHARGING = Deck.of(CHARGING_LINES);
  private static final Analysis TRANSIENT = new Analysis.Transient(1e-5, 2e-3, 0, 1e-5, true);
  private static WorkerPool pool;

  @BeforeAll
  static void start() {
    pool = WorkerPool.start(NgspiceInstallation.find(), 2);
  }

  @AfterAll
  static void stop() {
    pool.close();
  }

  private static Request request(
      final Deck netlist, final ParameterOverrides settings, final String... probes) {
    return Request.of(netlist, TRANSIENT)
        .overriding(settings)
        .probing(List.of(probes))
        .within(Duration.ofSeconds(20));
  }

  private static Outcome run(final Request request) throws Exception {
    return pool.submit(request).get(60, TimeUnit.SECONDS);
  }

  /** Largest difference from the closed form v·(1 − exp(−t/RC)). */
  private static double error(final Outcome outcome, final double volts, final double ohms) {
    final Waveforms waveforms = ((Outcome.Completed) outcome).waveforms();
    double worst = 0;
    for (int i = 0; i < waveforms.scale().length; i++) {
      final double expected = volts * (1 - Math.exp(-waveforms.scale()[i] / (ohms * 1e-6)));
      worst = Math.max(worst, Math.abs(waveforms.vector("v(out)")[i] - expected));
    }
    return worst;
  }

  private static ParameterOverrides settings(final double volts, final double ohms) {
    return new ParameterOverrides(List.of("v1", "r1"), new double[] {volts, ohms});
  }

  /** Measured with ngspice 39: 2.9e-6 of the source voltage at RC/100, 1.2e-5 at RC/50. */
  @Test
  void chargingFollowsTheClosedForm() throws Exception {
    assertThat(error(run(request(CHARGING, ParameterOverrides.NONE, "v(out)")), 1, 1e3))
        .isLessThan(1e-5);
    assertThat(error(run(request(CHARGING, settings(3, 500), "v(out)")), 3, 500))
        .isLessThan(3 * 4e-5);
    assertThat(error(run(request(CHARGING, ParameterOverrides.NONE, "v(out)")), 1, 1e3))
        .isLessThan(1e-5);
  }

  @Test
  void answersBelongToTheirRequests() throws Exception {
    final List<CompletableFuture<Outcome>> answers = new ArrayList<>();
    for (int i = 1; i <= 40; i++) {
      answers.add(pool.submit(request(CHARGING, settings(i, 1e3), "v(out)")));
    }
    for (int i = 1; i <= 40; i++) {
      assertThat(error(answers.get(i - 1).get(60, TimeUnit.SECONDS), i, 1e3)).isLessThan(1e-5 * i);
    }
  }

  @Test
  void severalCircuitsStayApart() throws Exception {
    final List<Deck> netlists = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      netlists.add(Deck.of(CHARGING_LINES));
    }
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < 4; i++) {
        final double volts = 1 + i;
        assertThat(error(run(request(netlists.get(i), settings(volts, 1e3), "v(out)")), volts, 1e3))
            .isLessThan(1e-5 * volts);
      }
    }
  }

  private static Deck deck(final String... lines) {
    final List<String> all = new ArrayList<>(List.of("* deck"));
    all.addAll(List.of(lines));
    all.add(".end");
    return Deck.of(all);
  }

  private static void assertRejected(final RejectionReason reason, final Request request)
      throws Exception {
    assertThat(run(request))
        .isInstanceOfSatisfying(
            Outcome.Rejected.class, e -> assertThat(e.reason()).isEqualTo(reason));
    assertThat(error(run(request(CHARGING, ParameterOverrides.NONE, "v(out)")), 1, 1e3))
        .isLessThan(1e-5);
  }

  @Test
  void refusedDecksAreNamedAndDoNotSpoilTheNext() throws Exception {
    assertRejected(
        RejectionReason.UNKNOWN_SUBCIRCUIT,
        request(deck("v1 a 0 1", "x1 a 0 nowhere"), ParameterOverrides.NONE, "v(a)"));
    assertRejected(
        RejectionReason.UNDEFINED_PARAMETER,
        request(deck("v1 a 0 1", "r1 a 0 {unknown}"), ParameterOverrides.NONE, "v(a)"));
    assertRejected(
        RejectionReason.NO_SUCH_DEVICE,
        request(CHARGING, new ParameterOverrides(List.of("r99"), new double[] {1}), "v(out)"));
    assertRejected(
        RejectionReason.NO_SUCH_VECTOR,
        request(CHARGING, ParameterOverrides.NONE, "v(out)", "v(nowhere)"));
  }

  @Test
  void anEmptyTitleIsOne() throws Exception {
    final Deck untitled = Deck.ofText("\n\nv1 a 0 1\nr1 a 0 1k\n.op\n.end");
    assertThat(run(Request.ofCards(untitled))).isInstanceOf(Outcome.Completed.class);
  }

  /** No deck is known that ngspice itself cuts short without a word. */
  @Test
  void aTransientThatEndsBeforeItsCardSaysIsNotCompleted() {
    final Deck deck = Deck.ofText("t\nv1 a 0 1\nr1 a 0 1k\n.tran 1u\n+ 1m\n.end");
    for (final double end : new double[] {1e-3, 0.9e-3}) {
      final Waveforms plot =
          Waveforms.of(
              "tran1",
              List.of(new Waveforms.Variable("time", Quantity.TIME)),
              new double[][] {{0, end}},
              Waveforms.REAL);
      assertThat(
              OutcomeClassifier.ofRun(
                  Request.ofCards(deck), List.of(plot), Duration.ZERO, false, List.of()))
          .isInstanceOf(end == 1e-3 ? Outcome.Completed.class : Outcome.NotConverged.class);
    }
  }

  @Test
  void runsThatStopEarlyAreNotCompleted() throws Exception {
    final Deck explosive = deck("b1 0 a I=1e-3*v(a)*v(a)", "c1 a 0 1u ic=1", "r1 a 0 1e9");
    assertThat(run(request(explosive, ParameterOverrides.NONE, "v(a)")))
        .isInstanceOf(Outcome.NotConverged.class);
  }

  @Test
  void timeLimitEndsTheSimulation() throws Exception {
    final Request endless =
        Request.of(CHARGING, new Analysis.Transient(1e-9, 10, 0, 1e-9, true))
            .probing(List.of("v(out)"))
            .within(Duration.ofMillis(1500));
    assertThat(run(endless)).isInstanceOf(Outcome.TimedOut.class);
    assertThat(error(run(request(CHARGING, ParameterOverrides.NONE, "v(out)")), 1, 1e3))
        .isCloseTo(0, within(1e-5));
  }
}
