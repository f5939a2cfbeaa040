package org.wuxingspice.netlist.schematic;

import static org.wuxingspice.model.network.Neuron.ELEMENTS;

import java.util.Locale;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.Topology;

/** Draws layers of neurons with their five elements, and the links between elements. */
final class NetworkDrawing {

  /** Colours that readers with colour blindness can tell apart (Okabe and Ito, 2008). */
  private static final String POSITIVE = "#0072B2";

  private static final String NEGATIVE = "#D55E00";

  private static final int MOST_NEURONS = 10;
  private static final double COLUMN = 210;
  private static final double NEURON = 78;

  private final SvgCanvas canvas;
  private final Network network;
  private final Topology topology;
  private final Direction direction;
  private final double x0;
  private final double y0;

  NetworkDrawing(
      final SvgCanvas canvas,
      final Network network,
      final Direction direction,
      final double x0,
      final double y0) {
    this.canvas = canvas;
    this.network = network;
    this.topology = network.topology();
    this.direction = direction;
    this.x0 = x0;
    this.y0 = y0;
  }

  void draw() {
    for (int layer = 0; layer < topology.layers(); layer++) {
      final double x = x0 + COLUMN * layer + 60;
      canvas.text(x, y0 + 14, "middle", 12, "layer " + layer, "font-weight=\"bold\"");
      final int shown = Math.min(topology.size(layer), MOST_NEURONS);
      for (int i = 0; i < shown; i++) {
        neuron(topology.neuronOffset(layer) + i);
      }
      if (shown < topology.size(layer)) {
        canvas.text(
            x,
            y0 + 62 + NEURON * shown,
            "middle",
            11,
            "and " + (topology.size(layer) - shown) + " more",
            "");
      }
    }
    for (int k = 0; k < topology.linkCount(); k++) {
      if (isShown(topology.source(k)) && isShown(topology.target(k))) {
        link(k);
      }
    }
    for (int c = 0; c < topology.driveCount(direction); c++) {
      drive(c);
    }
  }

  private boolean isShown(final int element) {
    final int neuron = element / ELEMENTS;
    return neuron - topology.neuronOffset(layer(neuron)) < MOST_NEURONS;
  }

  private int layer(final int neuron) {
    int layer = 0;
    while (topology.neuronOffset(layer + 1) <= neuron) {
      layer++;
    }
    return layer;
  }

  private double x(final int element) {
    return x0 + COLUMN * layer(element / ELEMENTS) + 60 + 15 * (element % ELEMENTS - 2);
  }

  private double y(final int element) {
    final int neuron = element / ELEMENTS;
    return y0 + 58 + NEURON * (neuron - topology.neuronOffset(layer(neuron)));
  }

  private void neuron(final int neuron) {
    final int first = ELEMENTS * neuron;
    canvas.box(x(first) - 14, y(first) - 12, 88, 52, "#f7f7f7");
    canvas.text(x(first + 2), y(first) + 33, "middle", 11, "xn" + neuron, "");
    for (int e = first; e < first + ELEMENTS; e++) {
      canvas.circle(x(e), y(e), 4, "white");
      canvas.text(x(e), y(e) + 17, "middle", 9, "E" + (e - first), "");
    }
  }

  private void link(final int k) {
    final double c = network.coefficient(k);
    final double x1 = x(topology.source(k));
    final double y1 = y(topology.source(k));
    final double x2 = x(topology.target(k));
    final double y2 = y(topology.target(k));
    canvas.path(
        String.format(
            Locale.ROOT,
            "M%.1f %.1fC%.1f %.1f %.1f %.1f %.1f %.1f",
            x1,
            y1 - 4,
            x1 + 90,
            y1 - 52,
            x2 - 90,
            y2 - 52,
            x2,
            y2 - 4),
        String.format(
            Locale.ROOT,
            "style=\"fill:none;stroke:%s;stroke-width:%.2f\"",
            c < 0 ? NEGATIVE : POSITIVE,
            0.6 + 1.4 * Math.min(1.5, Math.abs(c))));
  }

  private void drive(final int channel) {
    final int element = topology.driveElement(direction, channel);
    if (!isShown(element)) {
      return;
    }
    final boolean forward = direction == Direction.FORWARD;
    final double far = x(element - element % ELEMENTS + 2) + (forward ? -74 : 74);
    canvas.line(far, y(element) - 9, x(element), y(element) - 4, "stroke-width=\"1.2\"");
    canvas.text(
        far + (forward ? -4 : 4),
        y(element) - 6,
        forward ? "end" : "start",
        10,
        "drive " + channel,
        "");
  }
}
