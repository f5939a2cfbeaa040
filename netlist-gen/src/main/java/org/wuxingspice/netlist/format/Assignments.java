package org.wuxingspice.netlist.format;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Splits {@code a=1 b = {c + 1} d=c*2} at its names, so that formulas may hold spaces. */
final class Assignments {

  private static final Pattern NAME =
      Pattern.compile("(?<![A-Za-z0-9_<>=!])([A-Za-z_][A-Za-z0-9_]*)\\s*=(?!=)");

  private Assignments() {}

  /** The texts behind the equals signs, by lower-case name. */
  static Map<String, String> split(final String text) {
    final Map<String, String> result = new LinkedHashMap<>();
    final Matcher matcher = NAME.matcher(text);
    @Nullable String name = null;
    int from = 0;
    while (matcher.find()) {
      if (isNested(text, matcher.start())) {
        continue;
      }
      put(result, name, text.substring(from, matcher.start()));
      name = matcher.group(1).toLowerCase(Locale.ROOT);
      from = matcher.end();
    }
    put(result, name, text.substring(from));
    return result;
  }

  private static void put(
      final Map<String, String> result, final @Nullable String name, final String text) {
    final String value = text.replaceAll("^[\\s,]+|[\\s,]+$", "");
    if ((name == null) != value.isEmpty()) {
      throw FormatReason.SYNTAX.failure("'" + text.strip() + "' where name=value belongs");
    } else if (name != null) {
      result.put(name, value);
    }
  }

  private static boolean isNested(final String text, final int end) {
    int depth = 0;
    boolean quoted = false;
    for (int i = 0; i < end; i++) {
      final char c = text.charAt(i);
      depth += c == '{' || c == '(' ? 1 : c == '}' || c == ')' ? -1 : 0;
      quoted ^= c == '\'' || c == '"';
    }
    return depth != 0 || quoted;
  }
}
