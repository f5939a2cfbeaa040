package org.wuxingspice.ngspice.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.wuxingspice.netlist.circuit.Analysis;
import org.wuxingspice.ngspice.deck.Deck;
import org.wuxingspice.ngspice.installation.Installations;
import org.wuxingspice.ngspice.installation.NgspiceInstallation;
import org.wuxingspice.ngspice.pool.WorkerPool;
import org.wuxingspice.ngspice.simulation.Outcome;
import org.wuxingspice.ngspice.simulation.ParameterOverrides;
import org.wuxingspice.ngspice.simulation.Request;
import org.wuxingspice.ngspice.simulation.Waveforms;

/** Workers and {@code ngspice -b} with a raw file give the same numbers for the same requests. */
@Timeout(120)
class OracleTest {

  private static final Deck AMPLIFIER =
      Deck.of(
          List.of(
              "one transistor",
              "vcc vcc 0 12",
              "vin in 0 dc 0 ac 1 sin(0 10m 1k)",
              "cin in b 10u",
              "r1 vcc b 47k",
              "r2 b 0 10k",
              "rc vcc c 2.2k",
              "re e 0 470",
              "q1 c b e qn",
              ".model qn npn(bf=150 cje=10p cjc=4p tf=0.4n)",
              ".end"));

  static Stream<Arguments> requests() {
    final Analysis.Frequencies decades =
        new Analysis.Frequencies(Analysis.Spacing.DECADE, 5, 10, 1e6);
    final ParameterOverrides settings =
        ParameterOverrides.of(Map.of("rc", 1800.0, "@r2[resistance]", 9.1e3));
    return Installations.all().stream()
        .flatMap(
            installation ->
                Stream.of(
                        new Analysis.OperatingPoint(),
                        new Analysis.Transient(1e-5, 3e-3, 0, 1e-5, false),
                        new Analysis.DcSweep(List.of(new Analysis.Sweep("vcc", 0, 12, 0.5))),
                        new Analysis.AcSweep(decades))
                    .map(
                        analysis ->
                            Arguments.of(
                                installation,
                                Request.of(AMPLIFIER, analysis)
                                    .overriding(settings)
                                    .probing(List.of("v(c)", "v(e)", "i(vcc)")))));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void workersAgreeWithTheProgram(final NgspiceInstallation installation, final Request request) {
    try (WorkerPool pool = WorkerPool.start(installation, 1);
        ProcessSimulator program = new ProcessSimulator(installation, 1)) {
      final Waveforms expected = completed(program.run(request));
      final Waveforms actual = completed(pool.run(request));
      assertThat(actual.size()).isEqualTo(expected.size());
      assertThat(actual.isComplex()).isEqualTo(expected.isComplex());
      for (final String probe : request.probes()) {
        assertThat(actual.vector(probe)).as(probe).isEqualTo(expected.vector(probe));
        assertThat(actual.imaginary(probe)).as(probe).isEqualTo(expected.imaginary(probe));
      }
      if (expected.size() > 1) {
        assertThat(actual.scale()).isEqualTo(expected.scale());
        assertThat(actual.scaleName().toLowerCase(Locale.ROOT))
            .isIn(expected.scaleName(), "v-sweep");
      }
    }
  }

  private static Waveforms completed(final Outcome outcome) {
    assertThat(outcome)
        .as(outcome.describe() + outcome.messages())
        .isInstanceOf(Outcome.Completed.class);
    return ((Outcome.Completed) outcome).waveforms();
  }
}
