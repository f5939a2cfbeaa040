package org.wuxingspice.model.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TimeZone;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.wuxingspice.model.data.Digits;
import org.wuxingspice.model.data.InputEncoding;
import org.wuxingspice.model.data.LabelledImages;
import org.wuxingspice.model.dynamics.EquilibriumPropagator;
import org.wuxingspice.model.dynamics.Propagator;
import org.wuxingspice.model.dynamics.Window;
import org.wuxingspice.model.network.Link;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.NetworkFile;
import org.wuxingspice.model.network.Topology;

class TrainedModelsTest {

  private static final int IMAGES = 200;

  @TempDir private Path folder;

  @ParameterizedTest
  @FieldSource("org.wuxingspice.model.training.TrainedModels#NAMES")
  void aModelIsOfItsRecipeAndKnowsTheImages(final String name) {
    final Path file = TrainedModels.file(name);
    final Recipe recipe = Recipe.read(file.resolveSibling("recipe.json"));
    final LabelledImages images =
        InputEncoding.read(file.resolveSibling("encoding.json")).fit(Digits.bundledTest());

    assertThat(recipe).isEqualTo(Recipe.read(TrainedModels.recipe(name)));
    assertThat(links(NetworkFile.read(file).topology()))
        .isEqualTo(links(recipe.start().topology()));
    assertThat(Provenance.beside(file).orElseThrow().isOf(images)).isTrue();
  }

  private static List<Link> links(final Topology topology) {
    return IntStream.range(0, topology.linkCount()).mapToObj(topology::link).toList();
  }

  @ParameterizedTest
  @FieldSource("org.wuxingspice.model.training.TrainedModels#NAMES")
  void aModelClassifiesFewDigitsAsWellAsAll(final String name) throws Exception {
    final Path file = TrainedModels.file(name);
    final Network network = NetworkFile.read(file);
    final InputEncoding encoding = InputEncoding.read(file.resolveSibling("encoding.json"));
    final LabelledImages images = encoding.fit(Digits.bundledTest()).slice(0, IMAGES);
    try (Propagator equations = new EquilibriumPropagator(1)) {
      final double accuracy =
          ConfusionMatrix.of(equations, Window.until(1), network, encoding, images, Progress.NONE)
              .accuracy();

      final double whole = accuracyOfItsTraining(file);
      assertThat(accuracy).isCloseTo(whole, within(3 * Math.sqrt(whole * (1 - whole) / IMAGES)));
    }
  }

  private static double accuracyOfItsTraining(final Path model) throws Exception {
    final List<String> rows = Files.readAllLines(model.resolveSibling("metrics.csv"));
    return Double.parseDouble(rows.get(rows.size() - 1).split(",")[3]);
  }

  @Test
  void anArchiveHoldsTheFilesAndDependsOnThemAlone() throws Exception {
    final TrainingFolder trained =
        new TrainingFolder(TrainedModels.file("pooled-49-trained").getParent());
    final Path here = folder.resolve("here.zip");
    final Path elsewhere = folder.resolve("elsewhere.zip");
    TrainedModels.write(here, "mine", trained);
    final TimeZone zone = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Apia"));
      TrainedModels.write(elsewhere, "mine", trained);
    } finally {
      TimeZone.setDefault(zone);
    }

    assertThat(here).hasSameBinaryContentAs(elsewhere);
    try (FileSystem archive = FileSystems.newFileSystem(here)) {
      for (final Path file : trained.results()) {
        assertThat(Files.readAllBytes(archive.getPath("mine", file.getFileName().toString())))
            .isEqualTo(Files.readAllBytes(file));
      }
    }
  }

  @Test
  void whatIsNoNameIsAFile() {
    assertThat(TrainedModels.file("out/model1/model.json"))
        .isEqualTo(Path.of("out", "model1", "model.json"));
  }
}
