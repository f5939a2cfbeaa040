package org.wuxingspice.app.reproduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SpreadTest {

  /** 1, 2 and 3 deviate by 1 from their mean, their mean by 1/√3. */
  @Test
  void severalSeedsHaveTheStandardErrorOfTheirMean() {
    final Spread spread = new Spread(new double[] {0.1, 0.2, 0.3}, 10_000);
    assertThat(spread.mean()).isCloseTo(0.2, within(1e-15));
    assertThat(spread.standardError()).isCloseTo(0.1 / Math.sqrt(3), within(1e-15));
  }

  /** A fair coin thrown a hundred times: the deviation of the share is a twentieth. */
  @Test
  void oneSeedHasThatOfAShareOfTheImages() {
    assertThat(new Spread(new double[] {0.5}, 100).standardError()).isEqualTo(0.05);
  }
}
