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
import org.wuxingspice.netlist.circuit.Switch;
import org.wuxingspice.netlist.expression.Expression;

/** Draws the symbols of devices. */
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
    return device instanceof ControlledSource || device instanceof Switch
        ? 2
        : device.nodes().size();
  }

  /** The nodes whose voltages set what a device does. */
  static Set<String> controls(final Device device) {
    final List<String> all = device.nodes();
    final Set<String> nodes = new LinkedHashSet<>(all.subList(mainNodes(device), all.size()));
    if (device instanceof ControlledSource.Behavioral behavioral) {
      behavioral
          .formula()
          .parts()
          .filter(Expression.NodeVoltage.class::isInstance)
          .map(Expression.NodeVoltage.class::cast)
          .forEach(v -> nodes.addAll(List.of(v.plus(), v.minus())));
    }
    nodes.remove("0");
    return nodes;
  }

  /** Name of a node at a device: the port of its subcircuit, or plus and minus. */
  String pin(final Device device, final int index) {
    if (device instanceof Instance instance) {
      final Definition.Subcircuit cell = cells.get(instance.subcircuit().toLowerCase(Locale.ROOT));
      return cell == null || index >= cell.ports().size() ? "" : cell.ports().get(index);
    }
    return device instanceof Passive ? "" : index % 2 == 0 ? "+" : "−";
  }

  /** Draws the symbol of a device with two main nodes around a point of its vertical line. */
  void draw(final Symbol symbol, final double x, final double y) {
    switch (symbol.shape()) {
      case RESISTOR -> canvas.box(x - 5, y - HALF, 10, 2 * HALF, "white");
      case CAPACITOR -> {
        canvas.path(
            "M" + n(x) + " " + n(y - 3) + "V" + n(y + 3), "style=\"stroke:white;stroke-width:4\"");
        canvas.line(x - 9, y - 3, x + 9, y - 3, "stroke-width=\"2\"");
        canvas.line(x - 9, y + 3, x + 9, y + 3, "stroke-width=\"2\"");
      }
      case SOURCE -> canvas.circle(x, y, HALF, "white");
      case CONTROLLED ->
          canvas.path(
              "M" + n(x) + " " + n(y - 12) + "l11 12l-11 12l-11 -12z", "stroke-linejoin=\"round\"");
      case BOX -> canvas.box(x - 9, y - HALF, 18, 2 * HALF, "white");
    }
    mark(symbol.mark(), x, y);
  }

  private void mark(final String text, final double x, final double y) {
    if (text.isEmpty()) {
      return;
    }
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
