package org.wuxingspice.ngspice.rawfile;

import java.util.List;
import java.util.Locale;

/**
 * The program that wrote a raw file, told by its {@code Command:} line. ngspice writes one since
 * version 44 and Xyce none, so most of their files are unmarked; both store all numbers in double
 * precision, and so do unmarked files here.
 */
public enum Producer {
  /** ngspice. */
  NGSPICE,
  /** Xyce. It may add text after the last binary plot. */
  XYCE,
  /**
   * LTspice, also told by its flags and its UTF-16 headers. Real values are in single precision,
   * the scale excepted, unless the flag {@code double} is set; compressed files mark points by
   * negative times.
   */
  LTSPICE,
  /** QSPICE. Doubles; the frequency of complex plots is a plain real number. */
  QSPICE,
  /** No mark. */
  UNMARKED;

  /** Flags that LTspice alone writes. */
  private static final List<String> LTSPICE_FLAGS = List.of("forward", "fastaccess", "stepped");

  static Producer of(final RawHeader header, final boolean wide) {
    final String command =
        String.join(" ", header.others().getOrDefault("command", List.of()))
            .toLowerCase(Locale.ROOT);
    if (command.contains("ngspice")) {
      return NGSPICE;
    } else if (command.contains("qspice")) {
      return QSPICE;
    } else if (command.contains("xyce")) {
      return XYCE;
    }
    final boolean marked = wide || LTSPICE_FLAGS.stream().anyMatch(header::hasFlag);
    return marked || command.contains("ltspice") ? LTSPICE : UNMARKED;
  }
}
