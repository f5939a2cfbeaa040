package org.wuxingspice.ngspice.pool;

import java.util.ArrayList;
import java.util.List;
import org.wuxingspice.ngspice.simulation.Listener;

/** Keeps the points of a plot as they come. */
final class CollectedPoints implements Listener {

  final List<String> variables = new ArrayList<>();
  final List<double[]> points = new ArrayList<>();

  @Override
  public boolean wantsPoints() {
    return true;
  }

  @Override
  public void plot(final List<String> names) {
    variables.addAll(names);
  }

  @Override
  public void point(final double[] values) {
    points.add(values);
  }
}
