package org.wuxingspice.ngspice.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wuxingspice.model.failure.WuxingException;
import org.wuxingspice.netlist.source.SourceLine;
import org.wuxingspice.ngspice.deck.Deck;
import org.wuxingspice.ngspice.deck.RejectionReason;
import org.wuxingspice.ngspice.diagnosis.Warnings;
import org.wuxingspice.ngspice.installation.NgspiceInstallation;
import org.wuxingspice.ngspice.simulation.Outcome;
import org.wuxingspice.ngspice.simulation.ParameterOverrides;
import org.wuxingspice.ngspice.simulation.Request;
import org.wuxingspice.ngspice.simulation.SimulatorReason;
import org.wuxingspice.ngspice.simulation.Waveforms;

/** What ngspice says reaches the caller: warnings with their lines, measurements, reasons. */
@Timeout(120)
class NothingLostTest {

  private static final WorkerPool POOL = WorkerPool.start(NgspiceInstallation.find(), 1);

  @AfterAll
  static void close() {
    POOL.close();
  }

  private static Outcome outcome(final Deck deck) {
    return POOL.run(Request.ofCards(deck));
  }

  private static List<Warnings.Warning> warnings(final Deck deck) {
    return Warnings.of(deck, outcome(deck).messages());
  }

  @Test
  void ignoredParametersAreNamedWithTheirLine() {
    final Deck deck =
        Deck.of(
            List.of(
                "diode",
                "d1 d 0 dz",
                "v1 d 0 0.5",
                ".model dz d(is=1e-14 n=1.1 vpk=5)",
                ".op",
                ".end"));
    assertThat(warnings(deck))
        .anySatisfy(
            warning -> {
              assertThat(warning.text()).contains("unrecognized parameter (vpk)");
              assertThat(warning.line().map(SourceLine::number)).contains(4);
            });
    assertThat(warnings(deck))
        .as("the same when the circuit is loaded")
        .hasSameSizeAs(warnings(deck));
  }

  @Test
  void everyIgnoredParameterHasItsLine() {
    final Deck deck =
        Deck.of(
            List.of(
                "models",
                "v1 a 0 0.5",
                "d1 a 0 dm",
                ".model dm d(is=1e-14 foo=2",
                "+ bar=3 baz=4)",
                "q1 a a 0 qm",
                ".model qm npn(bf=100 qux=1)",
                ".op",
                ".end"));
    assertThat(warnings(deck))
        .filteredOn(warning -> warning.text().contains("unrecognized"))
        .extracting(
            warning ->
                warning.text().replaceAll(".*\\((\\w+)\\).*", "$1 ")
                    + warning.line().orElseThrow().number())
        .containsExactly("foo 4", "bar 4", "baz 4", "qux 7");
  }

  /** Two sources in parallel that differ at signals alone: the operating point is not computed. */
  @Test
  void analysesOverFrequencyFailWithTheirFrequency() {
    assertThat(
            outcome(
                Deck.of(
                    List.of(
                        "t",
                        "v1 a 0 dc 1 ac 1",
                        "v2 a 0 dc 1 ac 2",
                        "r1 a 0 1k",
                        ".options noopac",
                        ".ac dec 5 10 1k",
                        ".end"))))
        .isInstanceOfSatisfying(
            Outcome.NotConverged.class,
            failed ->
                assertThat(failed.describe())
                    .isEqualTo("ngspice did not converge at f = 10.0 Hz: matrix is singular"));
  }

  @ParameterizedTest
  @ValueSource(strings = {".dc v1 0 1 0", ".dc v1 0 1 1e-12", ".dc v1 0 1 1m v2 0 1 1n"})
  void sweepsThatNeverEndAreRefusedWithTheirLine(final String card) {
    assertThat(outcome(Deck.of(List.of("t", "v1 a 0 1", "v2 b 0 1", "r1 a b 1k", card, ".end"))))
        .isInstanceOfSatisfying(
            Outcome.Rejected.class,
            rejected -> {
              assertThat(rejected.reason()).isEqualTo(RejectionReason.TOO_LARGE);
              assertThat(rejected.rejection().line()).isEqualTo(5);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"m1", "mux", "m.x1.m3"})
  void namesThatKillNgspiceAreRefused(final String name) {
    assertThatThrownBy(() -> ParameterOverrides.of(Map.of(name, 1.0)))
        .isInstanceOfSatisfying(
            WuxingException.class, e -> assertThat(e.reason()).isEqualTo(SimulatorReason.BAD_NAME));
  }

  @Test
  void warningsAreWhole() {
    final Deck deck = Deck.of(List.of("t", "v1 a 0 1", "r1 a 0 1k", ".temp 27 77", ".op", ".end"));
    assertThat(warnings(deck))
        .extracting(Warnings.Warning::text)
        .anyMatch(text -> text.matches("Warning: Could not set temperature to 27 77 .*27 C.*"));
  }

  /** v(b) = 2(1 - exp(-t/1us)) from 1 us on crosses 1 V after ln 2 us. */
  @Test
  void measurementsAreAPlotAndFailedOnesAWarning() {
    final Deck deck =
        Deck.of(
            List.of(
                "lag",
                "vin a 0 pulse(0 2 1u 1n 1n 5u 20u)",
                "r1 a b 1k",
                "c1 b 0 1n",
                ".tran 1n 5u",
                ".meas tran lag trig v(a) val=1 rise=1 targ v(b) val=1 rise=1",
                ".meas tran never when v(b)=5",
                ".end"));
    final Outcome outcome = outcome(deck);
    final Waveforms measured = outcome.plots().get(outcome.plots().size() - 1);
    assertThat(measured.vector("lag")[0]).isCloseTo(1e-6 * Math.log(2), within(2e-9));
    assertThat(((Outcome.Completed) outcome).waveforms().scaleName()).isEqualTo("time");
    assertThat(warnings(deck)).anyMatch(warning -> warning.text().contains("never"));
  }

  @Test
  void anAnalysisThatDoesNotBeginHasItsReasonAndKeepsTheOthers() {
    final Deck deck =
        Deck.of(
            List.of(
                "noise of a source without ac value",
                "v1 a 0 1",
                "r1 a b 1k",
                "c1 b 0 1u",
                ".tran 10u 1m",
                ".noise v(b) v1 dec 5 10 1k",
                ".end"));
    assertThat(outcome(deck))
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> {
              assertThat(failed.describe()).contains("v1 has no AC value");
              assertThat(failed.plots()).hasSize(1);
              assertThat(failed.plots().get(0).scaleName()).isEqualTo("time");
            });
  }

  @Test
  void theLineBlamedIsThatOfTheError() {
    final Deck deck =
        Deck.of(
            List.of(
                "t",
                "v1 a 0 1",
                "d1 a 0 dm",
                ".model dm d(is=1e-14 odd=3)",
                "r1 a 0 1k foo=3",
                ".op",
                ".end"));
    assertThat(outcome(deck))
        .isInstanceOfSatisfying(
            Outcome.Rejected.class,
            rejected -> {
              assertThat(rejected.rejection().line()).isEqualTo(5);
              assertThat(rejected.rejection().explanation()).contains("foo");
            });
  }

  @Test
  void theLineOfAnUndefinedParameterIsTheOneThatUsesIt() {
    final Deck deck =
        Deck.of(
            List.of(
                "t",
                "v1 a 0 1",
                "d1 a 0 dm",
                ".model dm d(is=1e-14 odd=3)",
                ".param q={2*nope}",
                "r2 a 0 {q}",
                ".op",
                ".end"));
    assertThat(outcome(deck))
        .isInstanceOfSatisfying(
            Outcome.Rejected.class,
            rejected -> assertThat(rejected.rejection().line()).isEqualTo(5));
  }

  /** The worker asks ngspice whether it took the circuit. */
  @Test
  void whatNoDeckAskedForIsNoMessage() {
    final Deck deck = Deck.of(List.of("t", "v1 a 0 1", "x1 a nosuch", ".op", ".end"));
    assertThat(outcome(deck).messages())
        .anyMatch(line -> line.contains("unknown subckt"))
        .noneMatch(line -> line.contains("no such variable"));
  }
}
