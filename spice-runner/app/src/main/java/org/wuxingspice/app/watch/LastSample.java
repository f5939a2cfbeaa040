package org.wuxingspice.app.watch;

import java.util.Map;
import java.util.Optional;
import org.wuxingspice.app.compare.ComparisonReport;
import org.wuxingspice.app.plot.LineFigure;
import org.wuxingspice.loop.compare.Comparison;
import org.wuxingspice.loop.engine.Engines;
import org.wuxingspice.model.dynamics.PassRequest;
import org.wuxingspice.model.dynamics.Propagator;
import org.wuxingspice.model.dynamics.Signals;
import org.wuxingspice.model.dynamics.WaveformSource;
import org.wuxingspice.model.failure.WuxingException;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.training.EngineSettings;
import org.wuxingspice.model.training.TrainingStep;

/**
 * The outputs of the sample that was presented last, over time: as the engine that trains has them,
 * over the equations. Owns the engine of the equations.
 */
public final class LastSample implements AutoCloseable {

  private final Propagator trained;
  private final EngineSettings settings;
  private final Propagator twin;

  /**
   * Opens the equations.
   *
   * @param trained engine that trains; stays open
   * @param settings of that engine
   */
  public LastSample(final Propagator trained, final EngineSettings settings) {
    this.trained = trained;
    this.settings = settings;
    twin =
        Engines.open(
            new EngineSettings(
                "ode",
                settings.from(),
                settings.duration(),
                settings.step(),
                settings.stepper(),
                Map.of()),
            1);
  }

  /**
   * {@return the outputs that differ most; empty for engines without waveforms, and when the sample
   * has none}
   *
   * @param step whose last sample it is
   */
  public Optional<LineFigure> figure(final TrainingStep step) {
    if (!(trained instanceof WaveformSource observed)
        || !(twin instanceof WaveformSource reference)) {
      return Optional.empty();
    }
    final PassRequest request =
        new PassRequest(
            step.network(), Direction.FORWARD, Signals.single(step.sample()), settings.window());
    try {
      final ComparisonReport report =
          new ComparisonReport(
              Comparison.between(
                  step.network(),
                  Direction.FORWARD,
                  observed.trajectory(request),
                  reference.trajectory(request)),
              settings.name(),
              "equations");
      return Optional.of(report.overlayFigure("The sample presented last", report.worstOutputs()));
    } catch (final WuxingException e) { // training itself goes on without such samples
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    twin.close();
  }
}
