package org.wuxingspice.netlist.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.wuxingspice.netlist.circuit.Circuit;
import org.wuxingspice.netlist.circuit.Statement;
import org.wuxingspice.netlist.circuit.Value;

/** Writes circuits in ngspice's netlist language. */
public final class NetlistWriter {

  private NetlistWriter() {}

  /**
   * The lines of a netlist.
   *
   * @param circuit to write
   * @return the title first, {@code .end} last
   */
  public static List<String> lines(final Circuit circuit) {
    final List<String> lines = new ArrayList<>();
    lines.add("* " + circuit.title());
    circuit.statements().forEach(statement -> write(statement, "", lines));
    lines.add(".end");
    return lines;
  }

  private static void write(
      final Statement statement, final String indent, final List<String> lines) {
    if (statement instanceof Statement.Subcircuit cell) {
      lines.add(
          ".subckt "
              + cell.name()
              + " "
              + String.join(" ", cell.ports())
              + parameters(" params:", cell.parameters()));
      cell.body().forEach(inner -> write(inner, indent + "  ", lines));
      lines.add(".ends " + cell.name());
    } else {
      lines.add(indent + line(statement));
    }
  }

  private static String line(final Statement statement) {
    if (statement instanceof Statement.Comment s) {
      return "* " + s.text();
    } else if (statement instanceof Statement.Resistor s) {
      return join(s.name(), s.a(), s.b(), s.ohms().text());
    } else if (statement instanceof Statement.Capacitor s) {
      return join(s.name(), s.a(), s.b(), s.farads().text(), "ic=" + s.initial().text());
    } else if (statement instanceof Statement.VoltageSource s) {
      return join(s.name(), s.plus(), s.minus(), "dc", s.volts().text());
    } else if (statement instanceof Statement.VoltageControlledVoltageSource s) {
      return join(s.name(), s.plus(), s.minus(), s.control(), "0", s.gain().text());
    } else if (statement instanceof Statement.VoltageControlledCurrentSource s) {
      return join(s.name(), s.from(), s.to(), s.control(), "0", s.siemens().text());
    } else if (statement instanceof Statement.CurrentControlledCurrentSource s) {
      return join(s.name(), s.from(), s.to(), s.sensor(), s.gain().text());
    } else if (statement instanceof Statement.BehavioralSource s) {
      return join(s.name(), s.from(), s.to(), (s.current() ? "I=" : "V=") + s.formula());
    } else if (statement instanceof Statement.Instance s) {
      return join(s.name(), String.join(" ", s.nodes()), s.subcircuit())
          + parameters("", s.parameters());
    } else if (statement instanceof Statement.Options s) {
      return ".options "
          + s.entries().entrySet().stream()
              .map(e -> e.getValue().isEmpty() ? e.getKey() : e.getKey() + "=" + e.getValue())
              .collect(Collectors.joining(" "));
    }
    throw new IllegalArgumentException("no netlist form for " + statement);
  }

  private static String join(final String... words) {
    return String.join(" ", words);
  }

  private static String parameters(final String lead, final Map<String, Value> parameters) {
    if (parameters.isEmpty()) {
      return "";
    }
    return parameters.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue().text())
        .collect(Collectors.joining(" ", lead + " ", ""));
  }
}
