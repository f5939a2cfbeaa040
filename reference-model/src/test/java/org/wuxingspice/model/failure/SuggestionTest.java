package org.wuxingspice.model.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Names that are nearly right. */
class SuggestionTest {

  /** Distances as counted by hand, and the textbook's. */
  @Test
  void distancesAreThoseOfDamerau() {
    assertThat(Suggestion.distance("kitten", "sitting")).isEqualTo(3);
    assertThat(Suggestion.distance("", "abc")).isEqualTo(3);
    assertThat(Suggestion.distance("model1", "model1")).isZero();
    assertThat(Suggestion.distance("gwb", "gbw")).isEqualTo(1);
  }

  @Test
  void closeNamesAreSuggestedAndOthersNot() {
    assertThat(Suggestion.of("mismach", List.of("offset", "mismatch")))
        .isEqualTo("did you mean 'mismatch'? ");
    assertThat(Suggestion.of("zzz", List.of("ode", "spice"))).isEmpty();
  }
}
