package org.wuxingspice.loop.dies;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Figures of a lot against counting by hand. */
class LotTest {

  /** Accuracies 0.00, 0.05, ... 0.95 in another order. */
  private static final Lot LOT =
      new Lot(
          "",
          Stage.AS_MADE,
          IntStream.range(0, 20)
              .mapToObj(i -> new DieResult(i, (7 * i % 20) * 0.05, Optional.empty()))
              .toList());

  @Test
  void quantilesAreValuesOfDies() {
    assertThat(LOT.quantile(0.05)).isEqualTo(0);
    assertThat(LOT.quantile(0.051)).isEqualTo(0.05);
    assertThat(LOT.quantile(0.5)).isEqualTo(9 * 0.05);
    assertThat(LOT.quantile(1)).isEqualTo(19 * 0.05);
  }

  @Test
  void yieldCountsGoodDies() {
    assertThat(LOT.share(0.5)).isEqualTo(0.5);
    assertThat(LOT.share(0)).isEqualTo(1);
    assertThat(LOT.share(0.96)).isZero();
  }
}
