package org.wuxingspice.netlist.schematic;

import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wuxingspice.netlist.circuit.Definition;
import org.wuxingspice.netlist.circuit.Device;
import org.wuxingspice.netlist.circuit.Directive;

/**
 * Draws a subcircuit with a horizontal line for every node and a column for every device; a dot
 * joins a device to a node, a dashed line shows what controls a source. Lines that cross without a
 * dot are not joined.
 */
final class SubcircuitDrawing {

  private static final double ROW = 36;
  private static final double COLUMN = 74;
  private static final double LEFT = 70;
  private static final double HEAD = 54;
  private static final int LONGEST_CAPTION = 11;
  private static final double REMARK = 10;
  private static final double NOTE = 9;
  private static final double NOTE_LINE = 13;

  private final SvgCanvas canvas;
  private final DeviceSymbol symbols;
  private final Definition.Subcircuit cell;
  private final List<Device> devices = new ArrayList<>();
  private final List<String> rows;
  private double x0;
  private double y0;

  SubcircuitDrawing(
      final SvgCanvas canvas,
      final Map<String, Definition.Subcircuit> cells,
      final Definition.Subcircuit cell) {
    this.canvas = canvas;
    this.symbols = new DeviceSymbol(canvas, cells);
    this.cell = cell;
    cell.body().stream()
        .filter(Device.class::isInstance)
        .map(Device.class::cast)
        .forEach(devices::add);
    final Set<String> nodes = new TreeSet<>();
    devices.forEach(device -> nodes.addAll(device.nodes()));
    final boolean ground = nodes.remove("0");
    rows =
        Stream.concat(
                cell.ports().stream(),
                devices.stream()
                    .flatMap(device -> device.nodes().stream())
                    .filter(node -> !node.equals("0")))
            .distinct()
            .collect(Collectors.toCollection(ArrayList::new));
    if (ground) {
      rows.add("0");
    }
  }

  double width() {
    final double text = Math.max(SvgCanvas.width(title(), 14), SvgCanvas.width(remark(), REMARK));
    final double formulas =
        formulas().stream().mapToDouble(note -> SvgCanvas.width(note, NOTE)).max().orElse(0);
    return Math.max(text, LEFT + Math.max(COLUMN * devices.size(), formulas));
  }

  double height() {
    return HEAD + 30 + ROW * rows.size() + NOTE_LINE * formulas().size();
  }

  /** Draws it all; the canvas grows. */
  void draw(final Point2D corner) {
    x0 = corner.getX();
    y0 = corner.getY();
    canvas.text(x0, y0 + 16, "start", 14, title(), "font-weight=\"bold\"");
    canvas.text(x0, y0 + 33, "start", REMARK, remark(), "font-style=\"italic\"");
    rails();
    for (int i = 0; i < devices.size(); i++) {
      device(devices.get(i), x0 + LEFT + COLUMN * (i + 0.5));
    }
    double y = y0 + HEAD + 30 + ROW * rows.size();
    for (final String formula : formulas()) {
      canvas.text(x0 + LEFT, y, "start", NOTE, formula, "");
      y += NOTE_LINE;
    }
  }

  private String title() {
    return "Subcircuit " + cell.name();
  }

  private String remark() {
    return cell.body().stream()
        .filter(Directive.Comment.class::isInstance)
        .map(comment -> ((Directive.Comment) comment).text())
        .findFirst()
        .orElse("");
  }

  /** Values that are too long for a column, with the names of their devices. */
  private List<String> formulas() {
    return devices.stream()
        .filter(device -> !fits(device))
        .map(device -> device.name() + ": " + Symbol.of(device).caption())
        .toList();
  }

  private static boolean fits(final Device device) {
    return Symbol.of(device).caption().length() <= LONGEST_CAPTION;
  }

  private double y(final String node) {
    return y0 + HEAD + 34 + ROW * rows.indexOf(node);
  }

  private void rails() {
    rows.forEach(
        node -> {
          final boolean port = cell.ports().contains(node);
          int first = port ? -1 : Integer.MAX_VALUE;
          int last = 0;
          for (int i = 0; i < devices.size(); i++) {
            if (devices.get(i).nodes().contains(node)) {
              first = Math.min(first, i);
              last = i;
            }
          }
          final double from = first < 0 ? x0 + LEFT - 12 : x0 + LEFT + COLUMN * (first + 0.5);
          final double to = x0 + LEFT + COLUMN * (last + 0.5);
          canvas.line(
              from, y(node), to, y(node), "stroke-width=\"" + (node.equals("0") ? 2 : 1) + "\"");
          canvas.text(
              from - (port ? 6 : 12),
              y(node) + 3.5,
              "end",
              10,
              node.equals("0") ? "ground" : node,
              port ? "font-weight=\"bold\"" : "");
          if (port) {
            canvas.circle(from, y(node), 3, "white");
          }
        });
  }

  private void device(final Device device, final double x) {
    final List<Double> heights = device.nodes().stream().map(this::y).toList();
    final int main = DeviceSymbol.mainNodes(device);
    if (heights.isEmpty()) {
      return;
    }
    if (main > 2) {
      symbols.drawBox(device, x, heights);
    } else {
      final double a = heights.get(0);
      final double b = heights.get(heights.size() > 1 ? 1 : 0);
      canvas.line(x, a, x, b, "");
      symbols.draw(Symbol.of(device), x, middle(a, b));
      if (!symbols.pin(device, 0).isEmpty()) {
        canvas.text(x + 8, a + (a < b ? 11 : -5), "start", 9, symbols.pin(device, 0), "");
      }
    }
    for (final String control : DeviceSymbol.controls(device)) {
      if (rows.contains(control)) {
        canvas.line(
            x + 18,
            y(control),
            x + 11,
            middle(heights.get(0), heights.get(1)),
            "stroke-dasharray=\"3 2\" stroke-opacity=\"0.6\"");
        canvas.circle(x + 18, y(control), 2.5, "white");
      }
    }
    for (final double height : heights.subList(0, main)) {
      canvas.circle(main > 2 ? x - 6 : x, height, 2.5, SvgCanvas.INK);
    }
    caption(device, x);
  }

  /** Between two rows, so that no symbol covers a node's line. */
  private double middle(final double a, final double b) {
    final double rowsBetween = Math.floor(Math.max(0, Math.abs(a - b) / ROW - 1) / 2);
    return Math.min(a, b) + ROW * (rowsBetween + 0.5);
  }

  private void caption(final Device device, final double x) {
    canvas.text(x, y0 + HEAD - 2, "middle", 10, device.name(), "font-weight=\"bold\"");
    canvas.text(
        x,
        y0 + HEAD + 11,
        "middle",
        NOTE,
        fits(device) ? Symbol.of(device).caption() : "see below",
        "");
  }
}
