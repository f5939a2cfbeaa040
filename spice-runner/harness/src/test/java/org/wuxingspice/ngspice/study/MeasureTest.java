package org.wuxingspice.ngspice.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wuxingspice.model.failure.WuxingException;
import org.wuxingspice.ngspice.simulation.Quantity;
import org.wuxingspice.ngspice.simulation.Waveforms;

class MeasureTest {

  /** Two triangles: 0 to 2 at 1 s, back at 3 s, down to -1 at 4 s, 0 at 5 s. */
  private static final Waveforms TRIANGLES =
      Waveforms.of(
          "tran1",
          List.of(
              new Waveforms.Variable("time", Quantity.TIME),
              new Waveforms.Variable("v(a)", Quantity.VOLTAGE)),
          new double[][] {{0, 1, 3, 4, 5}, {0, 2, 0, -1, 0}},
          Waveforms.REAL);

  private static OptionalDouble taken(final String text) {
    return Measure.parse(text).of(TRIANGLES);
  }

  /** All by geometry: areas 3 and -1, squares 4 and 2/3. */
  @ParameterizedTest
  @CsvSource({
    "max v(a), 2",
    "min v(a), -1",
    "pp v(a), 3",
    "final v(a), 0",
    "when-max v(a), 1",
    "when-min V(A), 4",
    "integral v(a), 2",
    "mean v(a), 0.4",
    "rms v(a), 0.9660917830792959",
    "at v(a) 0.25, 0.5",
    "at v(a) 3, 0",
    "cross v(a) 1, 0.5",
    "cross v(a) 1 fall, 2",
    "cross v(a) 1 2, 2",
    "cross v(a) -500m rise, 4.5",
    "max v(a) from=2, 1",
    "min v(a) to=0.5, 0",
    "mean v(a) from=1 to=3, 1",
    "integral v(a) from=3500m, -0.875",
    "max v(a) plot=tran, 2",
  })
  void measuresOfStraightLines(final String text, final double expected) {
    // one rounding per segment
    assertThat(taken(text).orElseThrow()).isCloseTo(expected, within(1e-14));
  }

  @Test
  void rmsIsTheRootOfTheMeanSquare() {
    assertThat(taken("rms v(a)").orElseThrow())
        .isCloseTo(Math.sqrt((4 + 2 / 3.0) / 5), within(1e-15));
  }

  @ParameterizedTest
  @ValueSource(strings = {"cross v(a) 3", "cross v(a) 1 3", "at v(a) 7", "max v(a) from=6"})
  void whatIsNotThereHasNoValue(final String text) {
    assertThat(taken(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "max",
        "most v(a)",
        "cross v(a)",
        "cross v(a) x",
        "max v(a) 5",
        "cross v(a) 1 0",
        "cross v(a) 1 1.5",
        "max v(a) from=2 to=1",
        "max v(a) from=",
        "name: ",
        "max v(a) rise"
      })
  void nonsenseIsRefused(final String text) {
    assertThatThrownBy(() -> Measure.parse(text))
        .isInstanceOfSatisfying(
            WuxingException.class, e -> assertThat(e.reason()).isEqualTo(StudyReason.BAD_MEASURE));
  }

  @Test
  void complexVectorsAreMeasuredByMagnitude() {
    final Waveforms ac =
        Waveforms.of(
            "ac1",
            List.of(
                new Waveforms.Variable("frequency", Quantity.FREQUENCY),
                new Waveforms.Variable("v(a)", Quantity.VOLTAGE)),
            new double[][] {{1, 2}, {3, 0}},
            new double[][] {{0, 0}, {-4, 1}});
    assertThat(Measure.parse("max v(a)").of(ac)).hasValue(5);
    assertThat(Measure.parse("cross v(a) 3").of(ac)).hasValue(1.5);
    assertThat(Measure.parse("x: max v(a) plot=ac").chosen(List.of(ac, TRIANGLES))).contains(ac);
    assertThat(Measure.parse("max v(a)").chosen(List.of(ac, TRIANGLES))).contains(TRIANGLES);
    assertThat(Measure.parse("max v(b)").chosen(List.of(ac, TRIANGLES))).isEmpty();
    assertThat(Measure.parse("delay: max v(a)").name()).isEqualTo("delay");
    assertThat(Measure.parse("max v(x1:a)").vector()).isEqualTo("v(x1:a)");
  }
}
