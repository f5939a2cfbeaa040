package org.wuxingspice.app.cli;

import java.nio.file.Path;
import org.wuxingspice.app.export.ElementTable;
import org.wuxingspice.loop.compare.CompareReason;
import org.wuxingspice.loop.engine.Engines;
import org.wuxingspice.loop.propagator.CircuitOptions;
import org.wuxingspice.loop.propagator.CircuitSettings;
import org.wuxingspice.model.dynamics.PassRequest;
import org.wuxingspice.model.dynamics.Propagator;
import org.wuxingspice.model.dynamics.Signals;
import org.wuxingspice.model.dynamics.Trajectory;
import org.wuxingspice.model.dynamics.WaveformSource;
import org.wuxingspice.model.training.EngineSettings;

/**
 * Where the waveforms of passes go.
 *
 * @param file of the only sample; with several samples each has its number before the ending
 * @param engine that gives them
 */
record WaveformOutput(Path file, EngineSettings engine) {

  void write(final Propagator propagator, final PassRequest request) {
    if (!(propagator instanceof WaveformSource source)) {
      throw CompareReason.NO_WAVEFORMS.failure(
          "engine " + engine.name() + " has no waveforms: use ode or spice");
    }
    for (int s = 0; s < request.drive().samples(); s++) {
      final PassRequest single =
          new PassRequest(
              request.network(),
              request.direction(),
              Signals.single(request.drive().sample(s)),
              request.window());
      table(source.trajectory(single), single).write(named(s, request.drive().samples()));
    }
  }

  private ElementTable table(final Trajectory trajectory, final PassRequest request) {
    final ElementTable table = new ElementTable(trajectory).with(trajectory, "");
    return inVolts(table, trajectory, request);
  }

  /** Adds the columns of a circuit. */
  ElementTable inVolts(
      final ElementTable table, final Trajectory trajectory, final PassRequest request) {
    if (!Engines.takesCircuit(engine.name())) {
      return table;
    }
    final CircuitOptions options = CircuitSettings.read(engine.circuit(), engine.duration());
    return table.withVolts(
        trajectory, request.network(), request.direction(), options.level(), options.technology());
  }

  private Path named(final int sample, final int samples) {
    final String name = file.getFileName().toString();
    final int dot = name.lastIndexOf('.');
    return samples == 1
        ? file
        : file.resolveSibling(name.substring(0, dot) + "-" + sample + name.substring(dot));
  }
}
