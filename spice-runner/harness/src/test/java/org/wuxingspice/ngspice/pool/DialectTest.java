package org.wuxingspice.ngspice.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wuxingspice.model.failure.WuxingException;
import org.wuxingspice.ngspice.batch.ProcessSimulator;
import org.wuxingspice.ngspice.deck.Deck;
import org.wuxingspice.ngspice.diagnosis.DialectMarks;
import org.wuxingspice.ngspice.installation.NgspiceInstallation;
import org.wuxingspice.ngspice.simulation.Compatibility;
import org.wuxingspice.ngspice.simulation.Outcome;
import org.wuxingspice.ngspice.simulation.Request;
import org.wuxingspice.ngspice.simulation.Simulator;
import org.wuxingspice.ngspice.simulation.SimulatorReason;

/** Formulas of other simulators, which ngspice understands when it is told the dialect. */
@Timeout(120)
class DialectTest {

  private static Request request(final String formula) {
    return Request.ofCards(
        Deck.ofText("dialect\nv1 a 0 3\nb1 b 0 v=" + formula + "\nr1 b 0 1k\n.op\n.end\n"));
  }

  private static Request in(final String dialect, final Request request) {
    return request.under(request.conditions().in(Compatibility.parse(dialect)));
  }

  private static double result(final Simulator simulator, final Request request) {
    final Outcome outcome = simulator.run(request);
    assertThat(outcome).as(outcome.describe()).isInstanceOf(Outcome.Completed.class);
    return ((Outcome.Completed) outcome).waveforms().vector("v(b)")[0];
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "if(v(a)>2, 5, 6); ps; 5",
        "stp(v(a))*7; ps; 7",
        "uplim(v(a), 1, 0.1); lt; 1",
        "dnlim(v(a), 4, 0.1); ltps; 4"
      })
  void aFormulaIsRefusedWithTheDialectToTryAndUnderstoodInIt(
      final String formula, final String dialect, final double value) {
    try (WorkerPool pool = WorkerPool.start(NgspiceInstallation.find(), 1);
        ProcessSimulator program = new ProcessSimulator(NgspiceInstallation.find(), 1)) {
      final Request request = request(formula);
      assertThat(result(pool, in(dialect, request))).isCloseTo(value, within(1e-6));
      assertThat(result(program, in(dialect, request))).isCloseTo(value, within(1e-6));
      final Outcome refused = pool.run(request);
      assertThat(refused).isInstanceOf(Outcome.Rejected.class);
      assertThat(DialectMarks.hint(request, refused))
          .hasValueSatisfying(
              hint -> assertThat(hint).contains("--compat " + dialect.substring(0, 2)));
    }
  }

  @Test
  void whatNoDialectHasIsSaid() {
    try (WorkerPool pool = WorkerPool.start(NgspiceInstallation.find(), 1)) {
      final Request request = request("idt(v(a))");
      assertThat(DialectMarks.hint(request, pool.run(request)))
          .hasValueSatisfying(hint -> assertThat(hint).contains("capacitor"));
      final Request plain = request("v(a)+nosuch");
      assertThat(DialectMarks.hint(plain, pool.run(plain))).isEmpty();
    }
  }

  @Test
  void dialectsAreThoseOfNgspice() {
    assertThat(Compatibility.parse("LT").mode()).isEqualTo("lta");
    assertThat(Compatibility.parse("ltpsa").mode()).isEqualTo("ltpsa");
    assertThat(Compatibility.parse("spe").mode()).isEqualTo("spe");
    for (final String wrong : new String[] {"", "a", "xx", "lt ps", "lt\nquit"}) {
      assertThatThrownBy(() -> Compatibility.parse(wrong))
          .isInstanceOfSatisfying(
              WuxingException.class,
              e -> assertThat(e.reason()).isEqualTo(SimulatorReason.BAD_VALUE));
    }
  }
}
