package org.wuxingspice.ngspice.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wuxingspice.ngspice.batch.ProcessSimulator;
import org.wuxingspice.ngspice.deck.Deck;
import org.wuxingspice.ngspice.deck.RejectionReason;
import org.wuxingspice.ngspice.installation.NgspiceInstallation;
import org.wuxingspice.ngspice.pool.WorkerPool;
import org.wuxingspice.ngspice.simulation.Outcome;
import org.wuxingspice.ngspice.simulation.Quantity;
import org.wuxingspice.ngspice.simulation.Request;
import org.wuxingspice.ngspice.simulation.Simulator;
import org.wuxingspice.ngspice.simulation.Waveforms;

/** Whatever a run shows can be probed, measured, altered, swept and varied under its name. */
@Timeout(300)
class PrintedNamesTest {

  private static final String MARKS =
      """
      nodes and a device with the marks of other tools
      v1 vdd! 0 3
      r1 vdd! net@5 1k
      r|2 net@5 n|x 1k
      r3 n|x a~b 1k
      r4 a~b c^d 1k
      r5 c^d e%f 1k
      r6 e%f g?h 1k
      r7 g?h i&j 1k
      r8 i&j k\\l 1k
      r9 k\\l p$q 1k
      r10 p$q s<t>u 1k
      r11 s<t>u 0 1k
      .op
      .end
      """;

  private static final String RESULTS =
      """
      results with names of their own
      v1 in 0 dc 5 ac 1 sin(5 1 1k)
      r1 in out 1k
      r2 out 0 1k
      c1 out 0 1n
      .sens v(out)
      .pz in 0 out 0 vol pz
      .tf v(out) v1
      .noise v(out) v1 dec 2 1 1k
      .ac dec 2 1 1k
      .op
      .tran 10u 2m
      .meas tran peak max v(out)
      .four 1k v(out)
      .end
      """;

  private static final String FORMULAS =
      """
      devices that ngspice makes others of
      v1 a 0 1 ac 1
      ra a b r={1k*(1+v(a))}
      c1 b 0 c={1n*(1+v(a))}
      l1 b c l={1u*(1+v(a))}
      rc c 0 1k
      e1 d 0 poly(2) a 0 b 0 0 1 1
      rd d 0 1k
      h1 h 0 poly(1) v1 0 2
      rh h 0 1k
      g2 0 o cur='v(a)*1m'
      ro o 0 1k
      x1 a 0 cell
      .subckt cell p q
      r1 p q r={1k*(1+v(p))}
      c1 p q 1n
      .ends
      .tran 0.1u 2u
      .op
      .end
      """;

  private static WorkerPool pool;
  private static ProcessSimulator program;

  @BeforeAll
  static void open() {
    pool = WorkerPool.start(NgspiceInstallation.find(), 1);
    program = new ProcessSimulator(NgspiceInstallation.find(), 1);
  }

  @AfterAll
  static void close() {
    pool.close();
    program.close();
  }

  private static List<Waveforms> plots(final Simulator simulator, final Request request) {
    final Outcome outcome = simulator.run(request.within(Duration.ofSeconds(60)));
    assertThat(outcome)
        .as(request.probes() + ": " + outcome.describe() + outcome.messages())
        .isInstanceOf(Outcome.Completed.class);
    return ((Outcome.Completed) outcome).plots();
  }

  /** The last plot that has a vector. */
  private static Waveforms having(final List<Waveforms> plots, final String name) {
    return plots.stream()
        .filter(plot -> plot.has(name))
        .reduce((first, second) -> second)
        .orElseThrow(() -> new AssertionError("no plot has " + name));
  }

  @ParameterizedTest
  @ValueSource(strings = {MARKS, RESULTS, FORMULAS})
  void everyVectorCanBeProbedAndMeasured(final String text) {
    final Request request = Request.ofCards(Deck.ofText(text));
    final List<Waveforms> all = plots(pool, request);
    for (final Waveforms plot : all) {
      for (final Waveforms.Variable variable : plot.variables()) {
        final String name = variable.name();
        final Waveforms whole = having(all, name);
        final Waveforms probed = having(plots(pool, request.probing(List.of(name))), name);
        assertThat(probed.vector(name)).as(name).isEqualTo(whole.vector(name));
        assertThat(probed.imaginary(name)).as(name).isEqualTo(whole.imaginary(name));
        assertThat(probed.quantity(name)).as(name).isEqualTo(whole.quantity(name));
      }
    }
    final List<Measure> measures = new ArrayList<>();
    for (final Waveforms plot : all) {
      plot.names().forEach(name -> measures.add(Measure.parse("final " + name)));
    }
    final StudyResult result =
        new Study(pool, request, measures)
            .run(
                Plan.of(
                    List.of(Range.parse((text.equals(FORMULAS) ? "rc" : "r*") + "=1k,2k")),
                    List.of(),
                    1,
                    1,
                    v -> 0),
                done -> {});
    assertThat(result.runs()).allMatch(run -> run.failure().isEmpty());
  }

  @Test
  void bothEnginesKnowTheSameNames() {
    final Request request = Request.ofCards(Deck.ofText(RESULTS));
    final List<String> names =
        plots(pool, request).stream()
            .flatMap(plot -> plot.variables().stream())
            .map(Waveforms.Variable::name)
            .distinct()
            .toList();
    final List<Waveforms> found = plots(program, request.probing(names));
    final List<Waveforms> expected = plots(pool, request.probing(names));
    assertThat(found.stream().flatMap(plot -> plot.variables().stream()))
        .containsExactlyInAnyOrderElementsOf(
            expected.stream().flatMap(plot -> plot.variables().stream()).toList());
  }

  @Test
  void groupsAreAllThatIsCalledSo() {
    final Request request = Request.ofCards(Deck.ofText(MARKS));
    final Waveforms some = plots(pool, request.probing(List.of("v(n*)"))).get(0);
    assertThat(some.variables().stream().map(Waveforms.Variable::name))
        .containsExactlyInAnyOrder("v(net@5)", "v(n|x)");
    assertThat(pool.run(request.probing(List.of("v(nosuch*)"))))
        .isInstanceOfSatisfying(
            Outcome.Rejected.class,
            rejected -> assertThat(rejected.reason()).isEqualTo(RejectionReason.NO_SUCH_VECTOR));
  }

  private static double value(final Request request, final String name) {
    final Waveforms plot = having(plots(pool, request.probing(List.of(name))), name);
    return plot.vector(name)[plot.size() - 1];
  }

  @Test
  void currentsOfFormulasFollowOhmAndKirchhoff() {
    final Request request = Request.ofCards(Deck.ofText(FORMULAS));
    // 1 V over 2 kilohms of the formula and 1 kilohm
    final double current = 1 / 3e3;
    assertThat(value(request, "i(ra)")).isCloseTo(current, within(1e-7));
    assertThat(value(request, "i(l1)")).isCloseTo(current, within(1e-7));
    assertThat(value(request, "i(c1)")).isCloseTo(0, within(1e-7));
    assertThat(value(request, "i(r.x1.r1)")).isCloseTo(0.5e-3, within(1e-7));
    assertThat(value(request, "i(e1)")).isCloseTo(-(1 + 1 / 3.) / 1e3, within(1e-7));
    assertThat(value(request, "i(g2)")).isCloseTo(1e-3, within(1e-7));
  }

  @Test
  void devicesModelsParametersAndTemperatureCanBeChanged() {
    final Deck deck =
        Deck.ofText(
            """
            what can be altered
            .param rv=1k
            v1 a 0 5
            r|1 a b 1k tc1=0.01
            r2 b 0 {rv}
            x1 a c cell
            rc c 0 1k
            .subckt cell p q
            r1 p q 1k
            d1 q p dm
            .model dm d(is=1e-30)
            .ends
            d2 0 e dtop
            i2 0 e 1m
            .model dtop d(is=1e-14 n=1)
            .op
            .end
            """);
    final Request request = Request.ofCards(deck);
    assertThat(value(request, "v(b)")).isCloseTo(2.5, within(1e-7));
    assertThat(value(request.overriding(Map.of("r|1", 3e3)), "v(b)")).isCloseTo(1.25, within(1e-7));
    assertThat(value(request.overriding(Map.of("rv", 4e3)), "v(b)")).isCloseTo(4, within(1e-7));
    // 100 degrees above 27 double the first resistor
    assertThat(value(request.overriding(Map.of("temp", 127.)), "v(b)"))
        .isCloseTo(5 / 3., within(1e-7));
    assertThat(value(request.overriding(Map.of("r.x1.r1", 4e3)), "v(c)"))
        .isCloseTo(1, within(1e-7));
    assertThat(value(request.overriding(Map.of("r*", 2e3)), "v(b)")).isCloseTo(2.5, within(1e-7));
    assertThat(value(request.overriding(Map.of("r*", 2e3)), "i(r.x1.r1)"))
        .isCloseTo(1.25e-3, within(1e-7));
    final double thermal = 8.617333262e-5 * 300.15;
    assertThat(value(request.overriding(Map.of("i2", -1e-3)), "v(e)"))
        .isCloseTo(-thermal * Math.log(1e-3 / 1e-14), within(1e-4));
    assertThat(value(request.overriding(Map.of("i2", -1e-3, "@dtop[is]", 1e-13)), "v(e)"))
        .isCloseTo(-thermal * Math.log(1e-3 / 1e-13), within(1e-4));
    // against its direction the diode adds 1 mA to what the resistors carry
    assertThat(value(request.overriding(Map.of("@x1:dm[is]", 1e-3)), "v(c)"))
        .isCloseTo(3, within(1e-5));
    final Nominal nominal = new Nominal(request);
    assertThat(nominal.applyAsDouble(Variation.parse("@dtop[is]=1%"))).isEqualTo(1e-14);
    assertThat(nominal.applyAsDouble(Variation.parse("temp=1"))).isEqualTo(27);
  }

  @Test
  void partsOfComplexVectorsAndMarginsAreThoseOfTheFormula() {
    // a loop gain of 1000 with three poles: 1 kHz, 100 kHz, 1 MHz
    final Deck deck =
        Deck.ofText(
            """
            loop
            v1 in 0 ac 1
            e1 a 0 in 0 1000
            r1 a b 1k
            c1 b 0 159.15494309189535n
            e2 c 0 b 0 1
            r2 c d 1k
            c2 d 0 1.5915494309189535n
            e3 e 0 d 0 1
            r3 e out 1k
            c3 out 0 159.15494309189535p
            .ac dec 400 10 10meg
            .end
            """);
    final List<Measure> measures =
        List.of(
            Measure.parse("low: at db(v(out)) 10"),
            Measure.parse("corner: at vp(out) 1k"),
            Measure.parse("last: final phase(v(out))"),
            Measure.parse("pm: phase-margin v(out)"),
            Measure.parse("gm: gain-margin v(out)"));
    final StudyResult result =
        new Study(pool, Request.ofCards(deck), measures)
            .run(Plan.of(List.of(), List.of(), 1, 1, v -> 0), done -> {});
    final List<Double> values = result.runs().get(0).values();
    assertThat(values.get(0)).isCloseTo(60, within(1e-3));
    assertThat(values.get(1)).isCloseTo(phase(1e3), within(0.01));
    assertThat(values.get(2)).isCloseTo(phase(1e7), within(0.01));
    final double unity = root(f -> 20 * Math.log10(gain(f)), 1e3, 1e7);
    assertThat(values.get(3)).isCloseTo(180 + phase(unity), within(0.02));
    final double half = root(f -> 180 + phase(f), 1e3, 1e7);
    assertThat(values.get(4)).isCloseTo(-20 * Math.log10(gain(half)), within(0.01));
    assertThat(result.units()).containsExactly("dB", "°", "°", "°", "dB");
  }

  private static double phase(final double f) {
    return -Math.toDegrees(Math.atan(f / 1e3) + Math.atan(f / 1e5) + Math.atan(f / 1e6));
  }

  private static double gain(final double f) {
    return 1000 / (Math.hypot(1, f / 1e3) * Math.hypot(1, f / 1e5) * Math.hypot(1, f / 1e6));
  }

  private static double root(
      final java.util.function.DoubleUnaryOperator f, final double from, final double to) {
    double low = from;
    double high = to;
    for (int i = 0; i < 100; i++) {
      final double middle = Math.sqrt(low * high);
      if (f.applyAsDouble(middle) > 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  @Test
  void unitsOfParametersAreThoseOfTheParameter() {
    final Deck deck =
        Deck.ofText(
            """
            units
            v1 a 0 1
            r1 a 0 1k
            c1 a 0 1n
            m1 a a 0 0 nm w=10u l=1u
            q1 a a 0 qm
            i1 0 a 1u
            .model nm nmos(vto=0.5)
            .model qm npn
            .op
            .end
            """);
    final Map<String, Quantity> expected =
        Map.ofEntries(
            Map.entry("@r1[resistance]", Quantity.RESISTANCE),
            Map.entry("@r1[p]", Quantity.POWER),
            Map.entry("@c1[capacitance]", Quantity.CAPACITANCE),
            Map.entry("@m1[gm]", Quantity.ADMITTANCE),
            Map.entry("@m1[id]", Quantity.CURRENT),
            Map.entry("@m1[vgs]", Quantity.VOLTAGE),
            Map.entry("@m1[w]", Quantity.LENGTH),
            Map.entry("@m1[cgs]", Quantity.CAPACITANCE),
            Map.entry("@q1[gm]", Quantity.ADMITTANCE),
            Map.entry("@v1[dc]", Quantity.VOLTAGE),
            Map.entry("@i1[dc]", Quantity.CURRENT));
    final List<Waveforms> plots =
        plots(pool, Request.ofCards(deck).probing(List.copyOf(expected.keySet())));
    expected.forEach(
        (name, quantity) ->
            assertThat(having(plots, name).quantity(name)).as(name).isEqualTo(quantity));
  }
}
