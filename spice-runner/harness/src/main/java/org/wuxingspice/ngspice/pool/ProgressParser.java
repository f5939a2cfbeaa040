package org.wuxingspice.ngspice.pool;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wuxingspice.ngspice.simulation.Listener;

/** Reads ngspice's status texts, such as {@code tran: 12.3%}. */
final class ProgressParser {

  private static final Pattern FRACTION = Pattern.compile("\\s*(\\w+)\\s*:\\s*([0-9.]+)\\s*%.*");

  private ProgressParser() {}

  static void report(final String text, final Listener listener) {
    final Matcher matcher = FRACTION.matcher(text);
    if (matcher.matches()) {
      listener.progress(matcher.group(1), Double.parseDouble(matcher.group(2)) / 100);
    }
  }
}
