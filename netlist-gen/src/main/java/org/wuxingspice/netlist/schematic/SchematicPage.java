package org.wuxingspice.netlist.schematic;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.netlist.circuit.Circuit;
import org.wuxingspice.netlist.circuit.Definition;

/** A page with a network and every subcircuit that its netlist defines, as SVG. */
public final class SchematicPage {

  private static final double MARGIN = 24;
  private static final double GAP = 36;
  private static final double TOP = 72;

  /** A wide screen's. */
  private static final double WIDTH = 1400;

  private SchematicPage() {}

  /**
   * Draws a network and its circuit.
   *
   * @param network whose layers and links are drawn, at most ten neurons of each layer
   * @param direction of the pass
   * @param circuit whose subcircuits are drawn
   * @return an SVG document
   */
  public static String svg(
      final Network network, final Direction direction, final Circuit circuit) {
    final SvgCanvas canvas = new SvgCanvas();
    new NetworkDrawing(canvas, network, direction, MARGIN + 60, TOP).draw();
    final Map<String, Definition.Subcircuit> cells = new LinkedHashMap<>();
    circuit.statements().stream()
        .filter(Definition.Subcircuit.class::isInstance)
        .map(Definition.Subcircuit.class::cast)
        .forEach(cell -> cells.put(cell.name().toLowerCase(Locale.ROOT), cell));
    final Shelves beside = new Shelves(canvas.width() + GAP, TOP, WIDTH - MARGIN, canvas.height());
    final Shelves under =
        new Shelves(
            MARGIN,
            canvas.height() + GAP,
            Math.max(WIDTH, canvas.width()) - MARGIN,
            Double.POSITIVE_INFINITY);
    for (final Definition.Subcircuit cell : cells.values()) {
      final SubcircuitDrawing drawing = new SubcircuitDrawing(canvas, cells, cell);
      beside
          .place(drawing.width(), drawing.height())
          .or(() -> under.place(drawing.width(), drawing.height()))
          .ifPresent(drawing::draw);
    }
    canvas.text(MARGIN, 30, "start", 16, circuit.title(), "font-weight=\"bold\"");
    canvas.text(
        MARGIN,
        50,
        "start",
        11,
        "Links: blue positive, orange negative, the thicker the larger. Subcircuits: horizontal"
            + " lines are nodes, a dot joins a device to a node, dashed lines control.",
        "");
    return canvas.document();
  }
}
