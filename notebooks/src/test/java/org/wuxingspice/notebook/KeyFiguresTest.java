package org.wuxingspice.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.wuxingspice.model.failure.WuxingException;

class KeyFiguresTest {

  @Test
  void showsFiguresWithinTheirBounds() {
    assertThat(
            new KeyFigures().within("gain < 1", 0.123456, 0, 1).within("ohm", 1e5, 1, 1e12).check())
        .hasToString(
            "key figure value has to lie in gain &lt; 1 0.1235 [0, 1] ohm 100000 [1, 1E+12]");
  }

  @Test
  void refusesFiguresOutsideAndThoseThatAreNoNumber() {
    final KeyFigures figures =
        new KeyFigures()
            .within("good", 1, 1, 1)
            .within("low", 0.5, 1, 2)
            .within("none", Double.NaN, 0, 1);
    assertThatThrownBy(figures::check)
        .isInstanceOfSatisfying(
            WuxingException.class,
            failure -> assertThat(failure.reason()).isEqualTo(NotebookReason.OUT_OF_BOUNDS))
        .hasMessageContaining("low = 0.5 is not in [1.0, 2.0]")
        .hasMessageContaining("none = NaN")
        .hasMessageNotContaining("good");
  }
}
