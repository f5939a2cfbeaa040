package org.wuxingspice.app.reproduce;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wuxingspice.model.failure.UnreadableFile;
import org.wuxingspice.model.files.AtomicFile;
import org.wuxingspice.model.files.PlainFile;
import org.wuxingspice.model.training.TrainingReason;

/**
 * Accuracies in a table of comma-separated values, kept as they are measured, so that a stopped
 * experiment does not measure them again.
 */
final class Measured {

  private final Path file;
  private final String heading;
  private final Map<String, Double> accuracies = new LinkedHashMap<>();

  /**
   * Reads what has been measured.
   *
   * @param file to make or go on with
   * @param columns names of the columns that say what was measured, separated by commas
   * @param settings whose images the accuracies are of; a table of other ones is refused
   */
  Measured(final Path file, final String columns, final ReproductionSettings settings) {
    this.file = file;
    heading =
        columns
            + ",test_accuracy_of_"
            + settings.test().count()
            + "_after_"
            + settings.training().count();
    if (Files.exists(file)) {
      read();
    }
  }

  private void read() {
    final List<String> lines;
    try {
      lines = Files.readAllLines(PlainFile.checked(file));
    } catch (final IOException e) {
      throw TrainingReason.BAD_FIT.failure(file + ": " + UnreadableFile.describe(file, e));
    }
    if (lines.isEmpty() || !lines.get(0).equals(heading)) {
      throw TrainingReason.BAD_FIT.failure(
          file + ": is of another experiment; choose another --out or remove it");
    }
    for (final String line : lines.subList(1, lines.size())) {
      final int comma = line.lastIndexOf(',');
      accuracies.put(line.substring(0, comma), Double.valueOf(line.substring(comma + 1)));
    }
  }

  /** The accuracy, or null where it has not been measured. */
  @Nullable Double find(final String what) {
    return accuracies.get(what);
  }

  /** The accuracy of what has been measured. */
  double get(final String what) {
    return Objects.requireNonNull(find(what), "not measured");
  }

  /** Adds accuracies to the table. */
  void add(final Map<String, Double> measured) {
    accuracies.putAll(measured);
    final List<String> lines = new ArrayList<>(List.of(heading));
    accuracies.forEach((what, accuracy) -> lines.add(what + "," + accuracy));
    AtomicFile.write(file, lines);
  }
}
