package org.wuxingspice.model.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GradientAgreementTest {

  /** Where the transient has become a small part of the integrals and the neurons are linear. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void updateIsTheGradientAtSmallSignals(final long seed) {
    for (final GradientAgreement.Row row :
        GradientAgreement.table(new double[] {0.01}, new double[] {50}, seed, 1)) {
      assertThat(row.cosine()).as(row.toString()).isGreaterThan(0.999);
    }
  }

  @Test
  void agreementFadesWithTheSignal() {
    final List<GradientAgreement.Row> rows =
        GradientAgreement.table(new double[] {0.001, 1}, new double[] {}, 1, 1);
    assertThat(rows.get(2).cosine()).isLessThan(rows.get(0).cosine());
    assertThat(GradientAgreement.csv(rows))
        .startsWith("signal,duration,reversed_around,cosine\n0.001,Infinity,rest,0.99")
        .hasLineCount(5);
  }
}
