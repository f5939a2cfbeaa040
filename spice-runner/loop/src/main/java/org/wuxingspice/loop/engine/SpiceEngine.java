package org.wuxingspice.loop.engine;

import org.wuxingspice.loop.propagator.CircuitOptions;
import org.wuxingspice.loop.propagator.CircuitSettings;
import org.wuxingspice.loop.propagator.LoopReason;
import org.wuxingspice.loop.propagator.SpicePropagator;
import org.wuxingspice.model.dynamics.AutoZeroPropagator;
import org.wuxingspice.model.dynamics.Pass;
import org.wuxingspice.model.dynamics.PassRequest;
import org.wuxingspice.model.dynamics.Propagator;
import org.wuxingspice.model.dynamics.Trajectory;
import org.wuxingspice.model.dynamics.WaveformSource;
import org.wuxingspice.model.training.EngineSettings;
import org.wuxingspice.ngspice.installation.NgspiceInstallation;
import org.wuxingspice.ngspice.pool.WorkerPool;

/** The circuit in ngspice. */
final class SpiceEngine implements CircuitEngine {

  @Override
  public String name() {
    return "spice";
  }

  @Override
  public Propagator open(
      final EngineSettings settings, final CircuitOptions options, final int threads) {
    if (!CircuitSettings.redrawn(settings.circuit()).isEmpty()) {
      throw LoopReason.BAD_SETTING.failure(
          "redraw="
              + settings.circuit().get("redraw")
              + ": a circuit has one die; use --engine die, or leave redraw out");
    }
    final boolean measuresRest = CircuitSettings.measuresRest(settings.circuit());
    final WorkerPool pool = WorkerPool.start(NgspiceInstallation.find(), threads);
    final SpicePropagator circuit = new SpicePropagator(pool, options);
    return new OwningPropagator(
        measuresRest ? new AutoZeroPropagator(circuit) : circuit, circuit, pool);
  }

  /** Ends the workers with the engine. */
  private record OwningPropagator(Propagator passes, SpicePropagator circuit, WorkerPool pool)
      implements Propagator, WaveformSource {

    @Override
    public Pass propagate(final PassRequest request) {
      return passes.propagate(request);
    }

    @Override
    public Trajectory trajectory(final PassRequest request) {
      return circuit.trajectory(request);
    }

    @Override
    public void close() {
      pool.close();
    }
  }
}
