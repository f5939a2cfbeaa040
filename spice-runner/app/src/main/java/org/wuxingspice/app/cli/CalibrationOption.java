package org.wuxingspice.app.cli;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wuxingspice.loop.calibration.CalibrationReason;
import org.wuxingspice.loop.calibration.CalibrationSetting;
import org.wuxingspice.loop.engine.Engines;
import org.wuxingspice.loop.propagator.CircuitSettings;
import org.wuxingspice.model.network.NetworkFile;
import org.wuxingspice.model.training.EngineSettings;
import picocli.CommandLine;

/** The option that sets the parts of a circuit as they were calibrated. */
final class CalibrationOption {

  @CommandLine.Option(
      names = "--calibration",
      paramLabel = "FILE",
      description =
          "of 'wuxing calibrate': the circuit, or its twin, is the die of this calibration with its"
              + " parts set")
  private @Nullable Path file;

  /** Whether a calibration is named. */
  boolean isGiven() {
    return file != null;
  }

  /** The option as given, with a space before it; empty when it was not. */
  String argument() {
    return file == null ? "" : " --calibration " + ShellWord.of(file);
  }

  /** The settings with the calibration; refused where it would have no effect. */
  EngineSettings applyTo(final EngineSettings settings) {
    if (file == null) {
      return settings;
    }
    if (!Engines.takesCircuit(settings.name())) {
      throw CalibrationReason.BAD_SETTING.failure(
          "--calibration "
              + file
              + ": engine "
              + settings.name()
              + " runs no circuit; add --engine spice or --engine die, or leave it out");
    }
    return settings.withCircuit(
        Map.of(CircuitSettings.CALIBRATION, CalibrationSetting.of(file).toString()));
  }

  /** The same for a model; a calibration of another one is refused. */
  EngineSettings applyTo(final EngineSettings settings, final Path model) {
    final EngineSettings calibrated = applyTo(settings);
    if (file != null) {
      CalibrationSetting.of(file)
          .read()
          .requireModel(NetworkFile.digest(model), ModelFile.name(model));
    }
    return calibrated;
  }
}
