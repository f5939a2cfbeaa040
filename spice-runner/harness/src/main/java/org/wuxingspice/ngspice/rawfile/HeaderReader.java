package org.wuxingspice.ngspice.rawfile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the header of one plot. */
final class HeaderReader {

  /** A header and how its points are written. */
  record Heading(RawHeader header, boolean binary) {}

  // a point stands for all characters: texts may hold what Unicode calls ends of lines
  private static final Pattern FIELD =
      Pattern.compile("([A-Za-z][A-Za-z0-9. _-]{0,40}):(.*)", Pattern.DOTALL);
  private static final Pattern VARIABLE =
      Pattern.compile(
          "\\s*(\\d+)(?:\\t([^\\t]+)\\t\\s*|\\s+(\\S+)\\s+)(\\S+)\\s*(.*)", Pattern.DOTALL);
  private static final Set<String> FIRST = Set.of("title", "date", "plotname");

  private static final String VARIABLES = "variables";

  private final TextCursor text;
  private final long size;
  private final Map<String, List<String>> fields = new HashMap<>();

  private HeaderReader(final TextCursor text, final long size) {
    this.text = text;
    this.size = size;
  }

  /**
   * Reads a header, and leaves the cursor on the first point.
   *
   * @param size length of the file, bytes
   */
  static Heading read(final TextCursor text, final long size) throws IOException {
    return new HeaderReader(text, size).read();
  }

  private Heading read() throws IOException {
    final long start = text.position();
    String variables = null;
    while (variables == null) {
      final long at = text.position();
      final String line =
          text.line().orElseThrow(() -> endsEarly(at, "the file ends within a header"));
      if (line.isBlank() || line.startsWith(".")) {
        continue; // QSPICE notes its parameters and aliases in lines with a leading point
      }
      final Matcher field = FIELD.matcher(line);
      if (!field.matches() || (at == start && !FIRST.contains(key(field)))) {
        throw RawReason.NOT_A_HEADER.failure(
            "byte " + at + ": '" + shortened(line) + "' is no line of a raw file's header");
      }
      if (key(field).equals(VARIABLES)) {
        variables = field.group(2).strip();
      } else {
        fields.computeIfAbsent(key(field), k -> new ArrayList<>()).add(field.group(2).strip());
      }
    }
    final List<RawVariable> list = variables(variables);
    final RawHeader header = header(list, start);
    return new Heading(header, isBinary());
  }

  private static String key(final Matcher field) {
    return field.group(1).toLowerCase(Locale.ROOT);
  }

  private static RuntimeException endsEarly(final long at, final String what) {
    return RawReason.ENDS_EARLY.failure("byte " + at + ": " + what);
  }

  private static String shortened(final String line) {
    final String clean = line.strip().replace('\t', ' ').replaceAll("[^\\x20-\\x7e]", "?");
    return clean.length() > 40 ? clean.substring(0, 40) + "..." : clean;
  }

  private String only(final String key, final long start) {
    final List<String> values = fields.remove(key);
    if (values == null) {
      throw RawReason.INCOMPLETE_HEADER.failure(
          "byte " + start + ": the plot that begins here has no '" + key + ":' line");
    }
    return values.get(values.size() - 1);
  }

  private long count(final String key, final long start) {
    final String value = only(key, start);
    try {
      return Long.parseUnsignedLong(value.strip().split("\\s", 2)[0]);
    } catch (final NumberFormatException e) {
      throw RawReason.BAD_COUNT.failure(
          "byte "
              + start
              + ": '"
              + key
              + ": "
              + shortened(value)
              + "' of the plot that begins here"
              + " is no count");
    }
  }

  private RawHeader header(final List<RawVariable> variables, final long start) {
    final String plotName = only("plotname", start);
    final List<String> flags = List.of(only("flags", start).split("\\s+"));
    final long points = count("no. points", start);
    if (points < 0) {
      throw RawReason.BAD_COUNT.failure("byte " + start + ": more than 2^63 points");
    }
    final String title = fields.containsKey("title") ? only("title", start) : "";
    final String date = fields.containsKey("date") ? only("date", start) : "";
    return new RawHeader(title, date, plotName, flags, points, variables, fields);
  }

  private List<RawVariable> variables(final String first) throws IOException {
    final long start = text.position();
    final long count = count("no. variables", start);
    // the shortest line of a variable, "0 a b", has six bytes
    if (count < 1 || count > size / 6) {
      throw RawReason.BAD_COUNT.failure(
          "byte "
              + start
              + ": "
              + Long.toUnsignedString(count)
              + " variables in a file of "
              + size
              + " bytes");
    }
    final List<RawVariable> variables = new ArrayList<>();
    Optional<String> line = first.isEmpty() ? text.line() : Optional.of(first);
    while (true) {
      final long at = text.position();
      variables.add(
          variable(
              line.orElseThrow(() -> endsEarly(at, "the file ends within the list of variables")),
              variables.size(),
              at));
      if (variables.size() == count) {
        return variables;
      }
      line = text.line();
    }
  }

  private static RawVariable variable(final String line, final int index, final long at) {
    final Matcher matcher = VARIABLE.matcher(line);
    if (!matcher.matches() || !matcher.group(1).equals(Integer.toString(index))) {
      throw RawReason.BAD_VARIABLE.failure(
          "line before byte "
              + at
              + ": '"
              + shortened(line)
              + "' does not describe variable "
              + index
              + " as 'index name type'");
    }
    final String name = matcher.group(2) == null ? matcher.group(3) : matcher.group(2).strip();
    final String rest = matcher.group(5).strip();
    return new RawVariable(
        name, matcher.group(4), rest.isEmpty() ? List.of() : List.of(rest.split("\\s+")));
  }

  private boolean isBinary() throws IOException {
    final long at = text.position();
    final String line =
        text.line().orElseThrow(() -> endsEarly(at, "the file ends before its points")).strip();
    if (line.equalsIgnoreCase("binary:")) {
      return true;
    } else if (line.equalsIgnoreCase("values:")) {
      return false;
    }
    throw RawReason.NOT_A_HEADER.failure(
        "byte " + at + ": '" + shortened(line) + "' where 'Binary:' or 'Values:' has to be");
  }
}
