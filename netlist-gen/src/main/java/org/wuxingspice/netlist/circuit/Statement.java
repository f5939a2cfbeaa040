package org.wuxingspice.netlist.circuit;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One entry of a circuit or subcircuit. Nodes and names are checked when a statement is made. */
public sealed interface Statement {

  /**
   * A remark.
   *
   * @param text one line; control characters become spaces
   */
  record Comment(String text) implements Statement {
    /** Strips what could end the line. */
    public Comment {
      text = Names.printable(text);
    }
  }

  /**
   * A resistor.
   *
   * @param name begins with r
   * @param a first node
   * @param b second node
   * @param ohms resistance, ohm
   */
  record Resistor(String name, String a, String b, Value ohms) implements Statement {
    /** Checks the names. */
    public Resistor {
      Names.device('r', name);
      Names.names(List.of(a, b));
    }
  }

  /**
   * A capacitor with its initial voltage.
   *
   * @param name begins with c
   * @param a first node
   * @param b second node
   * @param farads capacitance, farad
   * @param initial voltage from a to b at the start of a transient, volt
   */
  record Capacitor(String name, String a, String b, Value farads, Value initial)
      implements Statement {
    /** Checks the names. */
    public Capacitor {
      Names.device('c', name);
      Names.names(List.of(a, b));
    }
  }

  /**
   * A constant voltage source.
   *
   * @param name begins with v
   * @param plus positive node
   * @param minus negative node
   * @param volts voltage, volt
   */
  record VoltageSource(String name, String plus, String minus, Value volts) implements Statement {
    /** Checks the names. */
    public VoltageSource {
      Names.device('v', name);
      Names.names(List.of(plus, minus));
    }
  }

  /**
   * A voltage set by another voltage.
   *
   * @param name begins with e
   * @param plus positive node
   * @param minus negative node
   * @param control positive controlling node, against ground
   * @param gain volt per volt
   */
  record VoltageControlledVoltageSource(
      String name, String plus, String minus, String control, Value gain) implements Statement {
    /** Checks the names. */
    public VoltageControlledVoltageSource {
      Names.device('e', name);
      Names.names(List.of(plus, minus, control));
    }
  }

  /**
   * A current, from the first node through the source to the second, set by a voltage.
   *
   * @param name begins with g
   * @param from node the current leaves
   * @param to node the current enters
   * @param control positive controlling node, against ground
   * @param siemens ampere per volt
   */
  record VoltageControlledCurrentSource(
      String name, String from, String to, String control, Value siemens) implements Statement {
    /** Checks the names. */
    public VoltageControlledCurrentSource {
      Names.device('g', name);
      Names.names(List.of(from, to, control));
    }
  }

  /**
   * A current, from the first node through the source to the second, set by a source's current.
   *
   * @param name begins with f
   * @param from node the current leaves
   * @param to node the current enters
   * @param sensor voltage source whose current controls
   * @param gain ampere per ampere
   */
  record CurrentControlledCurrentSource(
      String name, String from, String to, String sensor, Value gain) implements Statement {
    /** Checks the names. */
    public CurrentControlledCurrentSource {
      Names.device('f', name);
      Names.names(List.of(from, to, sensor));
    }
  }

  /**
   * A source given by a formula of node voltages and parameters, written by this project's cells.
   *
   * @param name begins with b
   * @param from positive node, or the node a current leaves
   * @param to negative node, or the node a current enters
   * @param current whether the formula is a current rather than a voltage
   * @param formula in ngspice's notation, one line
   */
  record BehavioralSource(String name, String from, String to, boolean current, String formula)
      implements Statement {
    /** Checks the names. */
    public BehavioralSource {
      Names.device('b', name);
      Names.names(List.of(from, to));
      Names.formula(formula);
    }
  }

  /**
   * A use of a subcircuit.
   *
   * @param name begins with x
   * @param nodes one per port
   * @param subcircuit its name
   * @param parameters values that differ from the subcircuit's own
   */
  record Instance(String name, List<String> nodes, String subcircuit, Map<String, Value> parameters)
      implements Statement {
    /** Checks the names and seals the parts. */
    public Instance {
      Names.device('x', name);
      Names.name(subcircuit);
      nodes = Names.names(nodes);
      parameters = sorted(parameters);
    }
  }

  /**
   * A subcircuit.
   *
   * @param name of the cell
   * @param ports its outer nodes
   * @param parameters with their default values
   * @param body its statements
   */
  record Subcircuit(
      String name, List<String> ports, Map<String, Value> parameters, List<Statement> body)
      implements Statement {
    /** Checks the names and seals the parts. */
    public Subcircuit {
      Names.name(name);
      ports = Names.names(ports);
      parameters = sorted(parameters);
      body = List.copyOf(body);
    }
  }

  /**
   * Simulator options.
   *
   * @param entries option names with their values
   */
  record Options(Map<String, String> entries) implements Statement {
    /** Checks names and values. */
    public Options {
      entries.forEach((name, value) -> Names.option(Names.name(name), value));
      entries = java.util.Collections.unmodifiableMap(new TreeMap<>(entries));
    }
  }

  private static Map<String, Value> sorted(final Map<String, Value> parameters) {
    parameters.keySet().forEach(Names::name);
    return java.util.Collections.unmodifiableMap(new TreeMap<>(parameters));
  }
}
