package org.wuxingspice.loop.calibration;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.wuxingspice.model.files.JsonFile;
import org.wuxingspice.model.files.Sha256;
import org.wuxingspice.netlist.compile.Trim;
import org.wuxingspice.netlist.technology.Die;
import org.wuxingspice.netlist.technology.Technology;

/**
 * How the parts of one die are set for one model, as a file.
 *
 * @param format {@link #FORMAT}
 * @param model digest of the model's file
 * @param die digest of the die and its parts, see {@link #digest}
 * @param circuit settings of the circuit that make the die
 * @param presentations that the measurement took
 * @param trim how the parts are set
 */
public record Calibration(
    String format,
    String model,
    String die,
    Map<String, String> circuit,
    long presentations,
    Trim trim) {

  /** First field of every file. */
  public static final String FORMAT = "wuxing-calibration 1";

  /**
   * Checks the format.
   *
   * @throws org.wuxingspice.model.failure.WuxingException {@link CalibrationReason#BAD_FILE}
   */
  public Calibration {
    if (!FORMAT.equals(format)) {
      throw CalibrationReason.BAD_FILE.failure(
          "format '" + format + "': only '" + FORMAT + "' can be read");
    }
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(die, "die");
    Objects.requireNonNull(trim, "trim");
    circuit = Collections.unmodifiableMap(new TreeMap<>(circuit));
  }

  /**
   * Reads a file.
   *
   * @param file that {@link #write} made
   * @return the calibration
   * @throws org.wuxingspice.model.failure.WuxingException {@link CalibrationReason#BAD_FILE}
   */
  public static Calibration read(final Path file) {
    return JsonFile.read(file, Calibration.class, CalibrationReason.BAD_FILE);
  }

  /**
   * Writes a file.
   *
   * @param file to make or replace
   */
  public void write(final Path file) {
    JsonFile.write(file, this);
  }

  /**
   * {@return the digest of what decides a circuit's devices; noise is no part of it}
   *
   * @param technology parts
   * @param die devices
   */
  public static String digest(final Technology technology, final Die die) {
    final Die still =
        new Die(die.seed(), die.spread(), 0, die.temperature(), die.supply(), Optional.empty());
    return Sha256.of((technology + " " + still).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Refuses another die.
   *
   * @param technology of the circuit at hand
   * @param other its die
   * @throws org.wuxingspice.model.failure.WuxingException {@link CalibrationReason#OTHER_DIE}
   */
  public void requireDie(final Technology technology, final Die other) {
    if (!digest(technology, other).equals(die)) {
      throw CalibrationReason.OTHER_DIE.failure(
          "the calibration is of a die with "
              + circuit
              + ": leave out other settings of --circuit, or run wuxing calibrate with them");
    }
  }

  /**
   * Refuses another model.
   *
   * @param digest of the model's file
   * @param name of the model, for the message
   * @throws org.wuxingspice.model.failure.WuxingException {@link CalibrationReason#OTHER_MODEL}
   */
  public void requireModel(final String digest, final String name) {
    if (!digest.equals(model)) {
      throw CalibrationReason.OTHER_MODEL.failure(
          "the calibration is of another model than " + name + ": run wuxing calibrate " + name);
    }
  }
}
