package org.wuxingspice.app.plot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecadeFormatTest {

  @ParameterizedTest
  @CsvSource({"1e-7, 100n", "1e-3, 1m", "1, 1", "100, 100", "1000, 1k", "3e6, 3M", "1e15, 1e15"})
  void valuesWithAUnitHaveThePrefixesOfTheInternationalSystem(
      final double value, final String label) {
    assertThat(new DecadeFormat(true).format(value)).isEqualTo(label);
  }

  @ParameterizedTest
  @CsvSource({
    "1e-7, 1e-7",
    "1e-5, 0.00001",
    "1e-3, 0.001",
    "1, 1",
    "1000, 1000",
    "1e6, 1e6",
    "3.16e-7, 3.16e-7"
  })
  void dimensionlessValuesAreWrittenOut(final double value, final String label) {
    assertThat(new DecadeFormat(false).format(value)).isEqualTo(label);
  }
}
