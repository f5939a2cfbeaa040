package org.wuxingspice.model.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wuxingspice.model.data.Digits;
import org.wuxingspice.model.data.LabelledImages;
import org.wuxingspice.model.failure.WuxingException;

/** A model knows the images and the encoding that it was trained with. */
class ProvenanceTest {

  @TempDir Path folder;

  private Provenance written() {
    final Recipe recipe = Recipe.read("pooled-49");
    final TrainingImages images =
        TrainingImages.prepare(recipe, Digits.bundledTraining(), Digits.bundledTest(), 200);
    new TrainingFolder(folder).write(recipe, images);
    return Provenance.beside(folder.resolve("model.json")).orElseThrow();
  }

  @Test
  void knowsItsImagesAndNoOthers() {
    final Provenance provenance = written();
    final LabelledImages test = Digits.bundledTest().pooled(7, 7);
    assertThat(provenance.isOf(test)).isTrue();
    assertThat(provenance.isOf(test.slice(0, 150))).as("a part").isTrue();
    assertThat(provenance.isOf(test.slice(1, 200))).as("others").isFalse();
    assertThat(provenance.isOf(Digits.bundledTraining().pooled(7, 7))).isFalse();
    assertThat(provenance.isOf(test.slice(0, 99))).as("too few to tell").isFalse();
  }

  @Test
  void knowsItsEncoding() throws IOException {
    final Provenance provenance = written();
    final Path encoding = folder.resolve("encoding.json");
    assertThat(provenance.isOf(encoding)).isTrue();
    Files.writeString(encoding, Files.readString(encoding).replaceFirst("0\\.", "0.1"));
    assertThat(provenance.isOf(encoding)).isFalse();
  }

  @Test
  void isMissingOrBrokenAsSaid() throws IOException {
    assertThat(Provenance.beside(folder.resolve("model.json"))).isEmpty();
    Files.writeString(folder.resolve("provenance.json"), "{}");
    assertThatThrownBy(() -> Provenance.beside(folder.resolve("model.json")))
        .isInstanceOfSatisfying(
            WuxingException.class,
            e -> assertThat(e.reason()).isEqualTo(TrainingReason.OTHER_DATA));
  }
}
