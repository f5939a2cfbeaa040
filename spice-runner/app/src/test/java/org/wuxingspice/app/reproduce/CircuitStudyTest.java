package org.wuxingspice.app.reproduce;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wuxingspice.model.data.Digits;
import org.wuxingspice.model.training.TrainingProgress;

@Timeout(300)
class CircuitStudyTest {

  @TempDir Path folder;

  private List<String> run() throws Exception {
    CircuitStudy.run(
        new ReproductionSettings(
            Digits.bundledTraining().slice(0, 48),
            Digits.bundledTest().slice(0, 3),
            1,
            true,
            folder,
            2,
            TrainingProgress.NONE,
            System::nanoTime));
    return Files.readAllLines(folder.resolve("circuits.csv"));
  }

  /** Every circuit has its row, and a study that lost its last files gives the same rows again. */
  @Test
  void goesOnWhereItWasStopped() throws Exception {
    final List<String> rows = run();
    assertThat(rows).hasSize(6).element(1).asString().matches("pooled-49,equations,3,\\d\\.\\d+,3");
    assertThat(rows.get(5)).startsWith("pooled-49,tuned,3,");
    final Path trimmed = folder.resolve("pooled-49-trimmed.csv");
    final List<String> classes = Files.readAllLines(trimmed);
    Files.write(trimmed, classes.subList(0, 2));
    Files.delete(folder.resolve("pooled-49-tuned.csv"));
    Files.delete(folder.resolve("circuits.csv"));
    assertThat(run()).isEqualTo(rows);
    assertThat(Files.readAllLines(trimmed)).isEqualTo(classes);
  }
}
