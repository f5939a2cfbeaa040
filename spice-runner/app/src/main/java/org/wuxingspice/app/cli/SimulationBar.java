package org.wuxingspice.app.cli;

import org.wuxingspice.ngspice.simulation.Listener;

/** A progress bar from ngspice's own words about an analysis; short analyses show none. */
final class SimulationBar implements Listener, AutoCloseable {

  private static final long STEPS = 1000;

  private final ConsoleProgress console = new ConsoleProgress();
  private String analysis = "";
  private long shown;

  @Override
  public void progress(final String name, final double fraction) {
    if (!name.equals(analysis)) {
      analysis = name;
      shown = 0;
      console.phase(name, STEPS);
    }
    final long now = Math.round(fraction * STEPS);
    console.advance(now - shown, "");
    shown = now;
  }

  @Override
  public void close() {
    console.close();
  }
}
