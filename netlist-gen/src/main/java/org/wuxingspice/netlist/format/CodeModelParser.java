package org.wuxingspice.netlist.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wuxingspice.netlist.circuit.CodeModel;

/** Reads the lines of XSPICE's code models. */
final class CodeModelParser {

  /** A bracket, an inversion, a port type, a bracketed pair of nodes, or a name. */
  private static final Pattern TOKEN =
      Pattern.compile("\\s*,?\\s*(\\[|]|~|%\\s*[A-Za-z]+|\\([^()\\[\\]]*\\)|[^\\s\\[\\],()~%]+)");

  private CodeModelParser() {}

  static CodeModel parse(final String text) {
    final List<String> tokens = new ArrayList<>();
    final Matcher token = TOKEN.matcher(text.strip());
    int at = 0;
    while (token.region(at, token.regionEnd()).lookingAt()) {
      tokens.add(token.group(1));
      at = token.end();
    }
    if (at != token.regionEnd() || tokens.size() < 3) {
      throw FormatReason.NOT_MODELLED.failure("a code model device is: name connections model");
    }
    final List<CodeModel.Connection> connections = new ArrayList<>();
    int i = 1;
    while (i < tokens.size() - 1) {
      final boolean array = tokens.get(i).equals("[");
      i += array ? 1 : 0;
      final List<CodeModel.Port> ports = new ArrayList<>();
      do {
        i = port(tokens, i, ports);
      } while (array && i < tokens.size() - 1 && !tokens.get(i).equals("]"));
      i += array ? 1 : 0;
      connections.add(new CodeModel.Connection(array, ports));
    }
    return new CodeModel(tokens.get(0), connections, tokens.get(tokens.size() - 1));
  }

  private static int port(
      final List<String> tokens, final int from, final List<CodeModel.Port> ports) {
    int i = from;
    boolean inverted = tokens.get(i).equals("~");
    i += inverted ? 1 : 0;
    String type = "";
    if (tokens.get(i).startsWith("%")) {
      type = tokens.get(i++).substring(1).strip().toLowerCase(Locale.ROOT);
    }
    final String nodes = tokens.get(i).replaceAll("[()]", " ").replace(',', ' ').strip();
    ports.add(
        new CodeModel.Port(
            type,
            inverted,
            nodes.equalsIgnoreCase("null") ? List.of() : List.of(nodes.split("\\s+"))));
    return i + 1;
  }
}
