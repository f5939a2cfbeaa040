package org.wuxingspice.ngspice.pool;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.wuxingspice.ngspice.preparation.PlotShape;
import org.wuxingspice.ngspice.simulation.Quantity;
import org.wuxingspice.ngspice.simulation.Waveforms;
import org.wuxingspice.ngspice.worker.Frame;

/** Puts the plots of one request together as their vectors arrive. */
final class ReceivedPlots {

  private static final double[] NONE = {};

  private final List<Waveforms> plots = new ArrayList<>();
  private final List<Waveforms.Variable> variables = new ArrayList<>();
  private final List<double[]> real = new ArrayList<>();
  private final List<double[]> imaginary = new ArrayList<>();
  private final long mostBytes;
  private String name = "";
  private boolean complex;
  private long bytes;

  /**
   * Creates an empty collection.
   *
   * @param memory bytes that the vectors may take
   */
  ReceivedPlots(final LongSupplier memory) {
    mostBytes = memory.getAsLong();
  }

  /** A plot begins. */
  void begin(final Frame frame) {
    finish();
    name = frame.text();
  }

  /** Some vectors of the plot follow. */
  void add(final Frame frame) {
    final int count = frame.number();
    for (int v = 0; v < count; v++) {
      final Waveforms.Variable variable =
          new Waveforms.Variable(frame.text(), Quantity.ofType(frame.number()));
      final boolean pair = frame.number() != 0;
      bytes += (long) frame.payload().remaining();
      if (isTooLarge()) {
        return;
      }
      variables.add(variable);
      real.add(frame.doubles());
      imaginary.add(pair ? frame.doubles() : NONE);
      bytes -= frame.payload().remaining();
      complex |= pair;
    }
  }

  /** Whether what came is more than fits; the rest is not kept. */
  boolean isTooLarge() {
    return bytes > mostBytes;
  }

  /** All plots, when the last one is over. */
  List<Waveforms> take() {
    finish();
    return plots;
  }

  private void finish() {
    if (complex) {
      imaginary.replaceAll(part -> part == NONE ? new double[real.get(0).length] : part);
    }
    PlotShape.waveforms(name, variables, real, complex ? imaginary : List.of())
        .ifPresent(plots::add);
    variables.clear();
    real.clear();
    imaginary.clear();
    complex = false;
  }
}
