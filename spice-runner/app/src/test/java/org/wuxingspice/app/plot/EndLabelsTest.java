package org.wuxingspice.app.plot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EndLabelsTest {

  /** Names stay where lines end as long as there is room, and never leave the panel below. */
  @Test
  void namesAreALineApart() {
    assertThat(EndLabels.apart(new double[] {10, 50}, 16, 100)).containsExactly(10, 50);
    assertThat(EndLabels.apart(new double[] {10, 12, 14}, 16, 100)).containsExactly(10, 26, 42);
    assertThat(EndLabels.apart(new double[] {80, 95, 99}, 16, 100)).containsExactly(68, 84, 100);
  }
}
