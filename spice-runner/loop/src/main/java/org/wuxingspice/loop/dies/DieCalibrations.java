package org.wuxingspice.loop.dies;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.wuxingspice.loop.calibration.Calibration;
import org.wuxingspice.loop.calibration.CalibrationSetting;
import org.wuxingspice.loop.calibration.Calibrator;
import org.wuxingspice.loop.engine.Engines;
import org.wuxingspice.loop.propagator.CircuitOptions;
import org.wuxingspice.loop.propagator.CircuitSettings;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.training.EngineSettings;
import org.wuxingspice.model.training.Progress;

/**
 * Calibrations of dies, each kept as a file and measured once. Settled equations of the die are on
 * the bench, whatever engine runs it afterwards.
 *
 * @param network of every die
 * @param model digest of its file
 * @param folder for the files; made when the first one is written
 * @param threads positive; results do not depend on it
 */
public record DieCalibrations(Network network, String model, Path folder, int threads) {

  /** Checks the parts. */
  public DieCalibrations {
    Objects.requireNonNull(network, "network");
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(folder, "folder");
  }

  /**
   * The settings of a die with its parts set.
   *
   * @param die settings of an engine that runs it
   * @return the same with the die's calibration
   * @throws org.wuxingspice.model.failure.WuxingException what a measurement refuses
   */
  EngineSettings applyTo(final EngineSettings die) {
    final CircuitOptions options = CircuitSettings.read(die.circuit(), die.duration());
    final Map<String, String> parts = CircuitSettings.ofDie(die.circuit());
    final Path file =
        folder.resolve(
            String.format(Locale.ROOT, "die-%d-%08x.json", options.die().seed(), parts.hashCode()));
    final String digest = Calibration.digest(options.technology(), options.die());
    if (!Files.exists(file) || !isOf(Calibration.read(file), digest)) {
      final EngineSettings settled = die.withName("die-equilibrium");
      final Calibrator.Result result =
          new Calibrator(
                  options.technology(),
                  trim -> Engines.open(settled, trim, threads),
                  die.window(),
                  1,
                  Progress.NONE)
              .measure(network);
      new Calibration(
              Calibration.FORMAT, model, digest, parts, result.presentations(), result.trim())
          .write(file);
    }
    return die.withCircuit(
        Map.of(CircuitSettings.CALIBRATION, CalibrationSetting.of(file).toString()));
  }

  private boolean isOf(final Calibration known, final String die) {
    return known.model().equals(model) && known.die().equals(die);
  }
}
