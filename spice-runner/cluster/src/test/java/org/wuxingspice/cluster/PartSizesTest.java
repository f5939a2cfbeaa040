package org.wuxingspice.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PartSizesTest {

  @Test
  void everyExecutorGetsAPartAndPartsTakeASecondOrMore() {
    final PartSizes sizes = new PartSizes();
    assertThat(sizes.bounds(64, 2)).containsExactly(0, 32, 64);
    sizes.learn(64, 16);
    assertThat(sizes.bounds(64, 2)).hasSize(17).startsWith(0, 4, 8).endsWith(64);
    sizes.learn(64, 6.5);
    assertThat(sizes.bounds(64, 2)).hasSize(7);
    assertThat(sizes.bounds(3, 8)).containsExactly(0, 1, 2, 3);
  }
}
