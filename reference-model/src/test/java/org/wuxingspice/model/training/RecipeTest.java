package org.wuxingspice.model.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wuxingspice.model.failure.Reason;
import org.wuxingspice.model.failure.WuxingException;
import org.wuxingspice.model.files.JsonFile;
import org.wuxingspice.model.learning.LearningReason;
import org.wuxingspice.model.network.NetworkReason;

class RecipeTest {

  @TempDir Path folder;

  static Stream<String> names() {
    return Recipe.NAMES.stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void shippedRecipesCanBeReadWrittenAndBegun(final String name) {
    final Recipe recipe = Recipe.read(name);
    final Path file = folder.resolve("recipe.json");
    JsonFile.write(file, recipe);
    assertThat(Recipe.read(file.toString())).isEqualTo(recipe);
    assertThat(recipe.start().topology().inputCount())
        .isEqualTo(recipe.network().layers().get(0) + (recipe.network().bias() ? 1 : 0));
    assertThat(recipe.start().topology().outputCount()).isEqualTo(10);
  }

  /** The paper's link ratios, section 3. */
  @Test
  void paperModelsHaveThePapersLinks() {
    assertThat(Recipe.read("model1").start().topology().linkCount()).isEqualTo(4711);
    assertThat(Recipe.read("model1-mixed").start().topology().linkCount()).isEqualTo(4711);
    assertThat(Recipe.read("model2").start().topology().linkCount()).isEqualTo(4708);
  }

  private static String model1() {
    return new String(JsonFile.bytes(Recipe.read("model1")), StandardCharsets.UTF_8);
  }

  private void assertRefused(
      final Reason reason, final String from, final String to, final String place)
      throws IOException {
    final String good = model1();
    assertThat(good).contains(from);
    final Path file = folder.resolve("bad.json");
    Files.writeString(file, good.replaceFirst(Pattern.quote(from), to));
    assertThatThrownBy(() -> Recipe.read(file.toString()).start())
        .isInstanceOfSatisfying(
            WuxingException.class,
            e -> {
              assertThat(e.reason()).as(e.getMessage()).isEqualTo(reason);
              assertThat(e.getMessage())
                  .contains(place)
                  .doesNotContain("\n", "org.wuxingspice", "POJO", "`", "deserialize", "java.");
            });
  }

  @Test
  void brokenRecipesAreRefusedWithTheirPlace() throws IOException {
    final Reason recipe = TrainingReason.BAD_RECIPE;
    assertRefused(recipe, "recipe 1", "recipe 9", "recipe 9");
    assertRefused(recipe, "\"seed\"", "\"sead\"", "field seed: this field is missing");
    assertRefused(
        recipe, "\"batch\" : 64", "\"batch\" : 64.5", "field batch: '64.5': need an integer");
    assertRefused(recipe, "\"batch\" : 64", "\"batch\" : \"64\"", "field batch: need an integer");
    assertRefused(
        recipe,
        "\"seed\" :",
        "\"sead\" : 1, \"seed\" :",
        "field sead: there is no such field; there are around, batch");
    assertRefused(recipe, "\"batch\" : 64", "\"batch\" : 0", "batch 0");
    assertRefused(
        recipe, "\"epochs\" :", "\"epochs\" : 3, \"epochs\" :", "Duplicate field 'epochs'");
    assertRefused(recipe, "\"patience\" : 0", "\"patience\" : 3", "validation 0");
    assertRefused(
        recipe, "\"method\" : \"2\"", "\"method\" : \"3\"", "field rule: kind '3' is unknown");
    assertRefused(recipe, "\"TREE\"", "\"BUSH\"", "network.linking: 'BUSH': need one of ");
    assertRefused(recipe, "784,", "783,", "783");
    assertRefused(recipe, "784,", "null,", "network.layers.[0]: null is not allowed");
    assertRefused(recipe, "\"seed\" : 1,", "", "field seed: this field is missing");
    assertRefused(recipe, "\"epochs\" : 4", "\"epochs\" : 1e3", "need an integer");
    assertRefused(recipe, "\"epochs\" : 4", "\"epochs\" : 99999999999", "out of range");
    assertRefused(recipe, "[ 784", "{ } , [ 784", "need a list");
    assertRefused(recipe, "\"step\" : 0.2", "\"step\" : 90", "engine");
    assertRefused(LearningReason.BAD_SETTING, "\"kt\" : 0.001", "\"kt\" : -1", "rule");
    assertRefused(LearningReason.BAD_SETTING, "\"rate\" : 0.01", "\"rate\" : 1e999", "step");
    assertRefused(NetworkReason.BAD_PARAMETER, "\"low\" : 0.0", "\"low\" : 11", "clamp");
    assertRefused(NetworkReason.NO_ALLOCATION, "\"usedPorts\" : 5", "\"usedPorts\" : 9", "9");
    assertRefused(NetworkReason.OUT_OF_RANGE, "839,", "2000000000,", "neurons");
  }

  @Test
  void unknownNamesListWhatThereIs() {
    assertThatThrownBy(() -> Recipe.read("model7")).hasMessageContaining("model1, model2");
  }

  /** Whatever the cut, the answer is a typed refusal with a place. */
  @Property(tries = 200)
  void truncatedRecipesAreRefused(@ForAll @IntRange(min = 0, max = 1000) final int permille) {
    final byte[] good = JsonFile.bytes(Recipe.read("model1"));
    final byte[] cut = Arrays.copyOf(good, (good.length - 1) * permille / 1000);
    assertThatThrownBy(
            () ->
                JsonFile.read(
                    "cut",
                    () -> new ByteArrayInputStream(cut),
                    Recipe.class,
                    TrainingReason.BAD_RECIPE))
        .isInstanceOfSatisfying(
            WuxingException.class, e -> assertThat(e.reason()).isEqualTo(TrainingReason.BAD_RECIPE))
        .hasMessageContaining("cut, line ");
  }
}
