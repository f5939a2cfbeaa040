package org.wuxingspice.model.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wuxingspice.model.failure.WuxingException;

/** Sets that NumPy itself writes, and tables as spreadsheets write them. */
class ImageArraysTest {

  @TempDir Path folder;

  private void numpy(final String program) throws Exception {
    final Process python =
        new ProcessBuilder(
                "python3",
                "-c",
                "import numpy as np\nx = np.arange(24).reshape(4, 2, 3)\n" + program)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(new File(folder.toFile(), "python.txt"))
            .start();
    assertThat(python.waitFor()).as(Files.readString(folder.resolve("python.txt"))).isZero();
  }

  private void assertPixels(final LabelledImages images, final double unit) {
    assertThat(images.count()).isEqualTo(4);
    assertThat(images.labels(new int[] {0, 1, 2, 3})).containsExactly(0, 2, 1, 255);
    for (int i = 0; i < 24; i++) {
      assertThat(images.pixel(i / 6, i % 6)).isEqualTo((float) (i * unit));
    }
  }

  /** Bytes and whole numbers count to 255, others to 1. */
  @ParameterizedTest
  @ValueSource(strings = {"u1", "<i2", ">i4", "<i8", "<u2", "<f4", ">f8"})
  void arraysOfAnyPlainTypeAreRead(final String type) throws Exception {
    numpy(
        "np.save('x_train.npy', x.astype('"
            + type
            + "'))\n"
            + "np.save('y_train.npy', np.array([0, 2, 1, 255]))");
    final LabelledImages images = Digits.loadTraining(folder);
    assertThat(images.rows()).isEqualTo(2);
    assertThat(images.columns()).isEqualTo(3);
    assertPixels(images, 1 / 255.0);
  }

  @Test
  void archivesAreRead() throws Exception {
    numpy(
        "y = np.array([[0], [2], [1], [255]])\n"
            + "np.savez_compressed('set.npz', x_test=x.reshape(4, 6) / 32, y_test=y)");
    assertPixels(Digits.loadTest(folder), 1 / 32.0);
    assertPixels(Digits.loadTest(folder.resolve("set.npz")), 1 / 32.0);
    assertThat(Digits.loadTest(folder).rows()).isEqualTo(1);
    assertThatThrownBy(() -> Digits.loadTraining(folder)).hasMessageContaining("holds no array");
  }

  @Test
  void tablesAreRead() throws IOException {
    Files.write(folder.resolve("train.csv"), List.of("label,a,b", "1,0.25,1", "", "0; 0.5;0"));
    final LabelledImages images = Digits.loadTraining(folder);
    assertThat(images.count()).isEqualTo(2);
    assertThat(images.labels(new int[] {0, 1})).containsExactly(1, 0);
    assertThat(images.pixel(0, 0)).isEqualTo(0.25);
    assertThat(images.pixel(1, 0)).isEqualTo(0.5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1,0.5,2 | feature 1",
        "1,0.5,-1 | feature 1",
        "1.5,0,0 | label 1.5",
        "1,x,0 | 'x' is not a number",
        "1,0,0#1,0 | line 2: 1 features, but the lines before have 2",
        "label | no samples"
      })
  void whatDoesNotFitIsRefusedWithItsPlace(final String example) throws IOException {
    final String[] parts = example.split(" \\| ");
    Files.writeString(folder.resolve("train.csv"), parts[0].replace('#', '\n'));
    assertThatThrownBy(() -> Digits.loadTraining(folder))
        .isInstanceOfSatisfying(
            WuxingException.class, e -> assertThat(e.reason()).isEqualTo(DataReason.BAD_SIZE))
        .hasMessageContaining(parts[1]);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "np.asfortranarray(x.astype('f4')) | ascontiguousarray",
        "x.astype('c8') | plain numbers",
        "np.ones((3, 2)) | (samples, features)",
        "x.astype('f2') | astype('f4')"
      })
  void arraysThatDoNotFitAreRefusedWithARemedy(final String example) throws Exception {
    final String[] parts = example.split(" \\| ");
    numpy("np.save('x_train.npy', " + parts[0] + ")\nnp.save('y_train.npy', np.zeros(4))");
    assertThatThrownBy(() -> Digits.loadTraining(folder))
        .isInstanceOf(WuxingException.class)
        .hasMessageContaining(parts[1]);
  }
}
