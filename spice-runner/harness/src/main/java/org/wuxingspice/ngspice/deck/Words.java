package org.wuxingspice.ngspice.deck;

import java.util.Set;

/** Sets of words. */
final class Words {

  private Words() {}

  static Set<String> of(final String text) {
    return Set.of(text.strip().split("\\s+"));
  }
}
