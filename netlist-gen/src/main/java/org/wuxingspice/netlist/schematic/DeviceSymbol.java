package org.wuxingspice.netlist.schematic;

import static org.wuxingspice.netlist.schematic.SvgCanvas.n;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.wuxingspice.netlist.circuit.ControlledSource;
import org.wuxingspice.netlist.circuit.Definition;
import org.wuxingspice.netlist.circuit.Device;
import org.wuxingspice.netlist.circuit.Instance;
import org.wuxingspice.netlist.circuit.Passive;
import org.wuxingspice.netlist.circuit.Semiconductor;
import org.wuxingspice.netlist.circuit.Source;
import org.wuxingspice.netlist.circuit.Switch;
import org.wuxingspice.netlist.expression.Expression;

/** Symbols and captions of devices. */
final class DeviceSymbol {

  private static final double HALF = 10;

  private final SvgCanvas canvas;
  private final Map<String, Definition.Subcircuit> cells;

  DeviceSymbol(final SvgCanvas canvas, final Map<String, Definition.Subcircuit> cells) {
    this.canvas = canvas;
    this.cells = cells;
  }

  /** How many of a device's nodes carry its current; the others only control it. */
  static int mainNodes(final Device device) {
    return device instanceof Instance || device instanceof Semiconductor
        ? device.nodes().size()
        : Math.min(2, device.nodes().size());
  }

  /** The nodes whose voltages set what a device does. */
  static Set<String> controls(final Device device) {
    final Set<String> nodes = new LinkedHashSet<>();
    if (device instanceof ControlledSource.Behavioral behavioral) {
      collect(behavioral.formula(), nodes);
    } else {
      nodes.addAll(device.nodes().subList(mainNodes(device), device.nodes().size()));
    }
    return nodes;
  }

  private static void collect(final Expression e, final Set<String> nodes) {
    if (e instanceof Expression.NodeVoltage v) {
      nodes.add(v.plus());
      nodes.add(v.minus());
      nodes.remove("0");
    } else if (e instanceof Expression.Operation o) {
      collect(o.left(), nodes);
      collect(o.right(), nodes);
    } else if (e instanceof Expression.Call c) {
      c.arguments().forEach(argument -> collect(argument, nodes));
    } else if (e instanceof Expression.Negation n) {
      collect(n.operand(), nodes);
    } else if (e instanceof Expression.Conditional c) {
      List.of(c.test(), c.then(), c.otherwise()).forEach(part -> collect(part, nodes));
    }
  }

  /** Name of a node at a device: the port of its subcircuit, or plus and minus. */
  String pin(final Device device, final int index) {
    if (device instanceof Instance instance) {
      final Definition.Subcircuit cell = cells.get(instance.subcircuit().toLowerCase(Locale.ROOT));
      return cell == null || index >= cell.ports().size() ? "" : cell.ports().get(index);
    }
    return device instanceof Passive ? "" : index % 2 == 0 ? "+" : "−";
  }

  /** What the device is worth. */
  static String value(final Device device) {
    if (device instanceof Passive.Resistor d) {
      return Engineering.text(d.ohms());
    } else if (device instanceof Passive.Capacitor d) {
      return Engineering.text(d.farads());
    } else if (device instanceof Passive.Inductor d) {
      return Engineering.text(d.henries());
    } else if (device instanceof Source d) {
      return d.stimulus().dc().map(Engineering::text).orElse("~");
    } else if (device instanceof ControlledSource.Vcvs d) {
      return Engineering.text(d.gain());
    } else if (device instanceof ControlledSource.Vccs d) {
      return Engineering.text(d.siemens());
    } else if (device instanceof ControlledSource.Cccs d) {
      return Engineering.text(d.gain()) + "·i(" + d.sensor() + ")";
    } else if (device instanceof ControlledSource.Ccvs d) {
      return Engineering.text(d.ohms()) + "·i(" + d.sensor() + ")";
    } else if (device instanceof ControlledSource.Behavioral d) {
      return (d.current() ? "i = " : "v = ") + Engineering.text(d.formula().text());
    } else if (device instanceof Instance d) {
      return d.subcircuit() + parameters(d);
    } else if (device instanceof Semiconductor d) {
      return d.placement().model();
    } else if (device instanceof Switch.ByVoltage d) {
      return d.model();
    }
    return "";
  }

  private static String parameters(final Instance instance) {
    final StringBuilder text = new StringBuilder();
    instance
        .parameters()
        .forEach(
            (name, value) ->
                text.append(text.length() == 0 ? " " : ", ")
                    .append(name)
                    .append('=')
                    .append(Engineering.text(value)));
    return text.toString();
  }

  /** Draws the symbol of a device with two main nodes around a point of its vertical line. */
  void draw(final Device device, final double x, final double y) {
    if (device instanceof Passive.Resistor) {
      canvas.box(x - 5, y - HALF, 10, 2 * HALF, "white");
    } else if (device instanceof Passive.Capacitor) {
      canvas.path(
          "M" + n(x) + " " + n(y - 3) + "V" + n(y + 3), "style=\"stroke:white;stroke-width:4\"");
      canvas.line(x - 9, y - 3, x + 9, y - 3, "stroke-width=\"2\"");
      canvas.line(x - 9, y + 3, x + 9, y + 3, "stroke-width=\"2\"");
    } else if (device instanceof Source) {
      canvas.circle(x, y, HALF, "white");
      mark(device instanceof Source.Voltage ? "V" : "I", x, y);
    } else if (device instanceof ControlledSource source) {
      canvas.path(
          "M" + n(x) + " " + n(y - 12) + "l11 12l-11 12l-11 -12z", "stroke-linejoin=\"round\"");
      mark(letter(source), x, y);
    } else {
      canvas.box(x - 9, y - HALF, 18, 2 * HALF, "white");
      mark(device.name().substring(0, 1).toUpperCase(Locale.ROOT), x, y);
    }
  }

  private static String letter(final ControlledSource source) {
    if (source instanceof ControlledSource.Behavioral behavioral) {
      return behavioral.current() ? "I" : "V";
    }
    return source instanceof ControlledSource.Vccs || source instanceof ControlledSource.Cccs
        ? "I"
        : "V";
  }

  private void mark(final String text, final double x, final double y) {
    canvas.text(x, y + 3.5, "middle", 9, text, "");
  }

  /** Draws the box of a device with many nodes; rows are the heights of its nodes. */
  void drawBox(final Device device, final double x, final List<Double> rows) {
    final double top = rows.stream().mapToDouble(r -> r).min().orElse(0) - 9;
    final double bottom = rows.stream().mapToDouble(r -> r).max().orElse(0) + 9;
    canvas.box(x - 6, top, 34, bottom - top, "#eef3f8");
    for (int i = 0; i < rows.size(); i++) {
      canvas.text(x + 4, rows.get(i) + 3, "start", 8, pin(device, i), "");
    }
  }
}
