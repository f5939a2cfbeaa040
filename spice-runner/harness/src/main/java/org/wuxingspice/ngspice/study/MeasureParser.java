package org.wuxingspice.ngspice.study;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wuxingspice.model.failure.WuxingException;
import org.wuxingspice.netlist.expression.SpiceNumber;

/** Reads the words of a measure. */
final class MeasureParser {

  private static final Pattern NAMED = Pattern.compile("\\s*([\\w-]+)\\s*:(.*)");

  private final String text;
  private final Deque<String> words;
  private final String name;
  private double level;
  private Measure.Edge edge = Measure.Edge.ANY;
  private int count = 1;
  private double from = Double.NEGATIVE_INFINITY;
  private double to = Double.POSITIVE_INFINITY;
  private String plot = "";

  MeasureParser(final String text) {
    this.text = text;
    final Matcher named = NAMED.matcher(text);
    final boolean hasName = named.matches();
    final String rest = (hasName ? named.group(2) : text).strip().toLowerCase(Locale.ROOT);
    words = new ArrayDeque<>(List.of(rest.split("\\s+")));
    name = hasName ? named.group(1) : rest;
  }

  Measure measure() {
    final Measure.Function function = function(words.poll());
    final String vector = words.poll();
    if (vector == null) {
      throw bad("it names no vector");
    }
    if (function == Measure.Function.CROSS || function == Measure.Function.AT) {
      level = number(words.isEmpty() ? "" : words.poll());
    }
    while (!words.isEmpty()) {
      option(function, words.poll());
    }
    if (!(from < to)) {
      throw bad("from has to be before to");
    }
    return new Measure(name, function, vector, level, edge, count, from, to, plot);
  }

  private Measure.Function function(final String word) {
    return Arrays.stream(Measure.Function.values())
        .filter(candidate -> candidate.word().equals(word))
        .findFirst()
        .orElseThrow(() -> bad("the first word has to be one of " + Measure.functions()));
  }

  private void option(final Measure.Function function, final String word) {
    if (word.startsWith("from=")) {
      from = number(word.substring(5));
    } else if (word.startsWith("to=")) {
      to = number(word.substring(3));
    } else if (word.startsWith("plot=")) {
      plot = word.substring(5);
    } else if (function != Measure.Function.CROSS) {
      throw bad("'" + word + "' is not understood");
    } else if (word.equals("rise") || word.equals("fall")) {
      edge = word.equals("rise") ? Measure.Edge.RISE : Measure.Edge.FALL;
    } else {
      final double which = number(word);
      if (which != Math.rint(which) || which < 1 || which > Integer.MAX_VALUE) {
        throw bad("'" + word + "' is no count of crossings");
      }
      count = (int) which;
    }
  }

  private double number(final String word) {
    try {
      return SpiceNumber.parse(word);
    } catch (final WuxingException e) {
      throw bad(e.getMessage());
    }
  }

  private WuxingException bad(final String why) {
    return StudyReason.BAD_MEASURE.failure(
        "measure '"
            + text
            + "': "
            + why
            + "; write for example 'max v(out)' or 'delay: cross v(out) 0.5 rise'");
  }
}
