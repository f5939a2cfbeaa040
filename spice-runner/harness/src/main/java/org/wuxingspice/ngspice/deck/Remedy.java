package org.wuxingspice.ngspice.deck;

import java.util.Map;

/** What to do about a card that a deck of data may not have. */
final class Remedy {

  private static final Map<String, String> REMEDIES =
      Map.of(
          ".step",
          "is a sweep of LTspice; give it to the command: --sweep rv=1k:3k:1k",
          ".alter",
          "is HSPICE's second circuit; write a deck for each, or use --alter and --sweep",
          ".data",
          "is HSPICE's table of values; use --sweep NAME=FIRST:LAST:STEP",
          ".mc",
          "is PSPICE's Monte Carlo analysis; use --monte-carlo with --vary",
          ".wcase",
          "is PSPICE's worst case analysis; use --monte-carlo with --vary");

  private Remedy() {}

  static String of(final String keyword) {
    return REMEDIES.getOrDefault(
        keyword,
        keyword + " is not a card a deck that is data may have; trust the deck to allow it");
  }
}
