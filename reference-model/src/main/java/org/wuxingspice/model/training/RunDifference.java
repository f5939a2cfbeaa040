package org.wuxingspice.model.training;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** In what a run differs from the one that a folder holds, by the files beside its checkpoint. */
final class RunDifference {

  private RunDifference() {}

  /**
   * {@return what is another in words, such as {@code seed (1, now 2)}; empty when nothing is
   * known}
   *
   * @param folder that holds a run
   * @param recipe of the run at hand
   * @param images of the run at hand
   */
  static List<String> of(
      final TrainingFolder folder, final Recipe recipe, final TrainingImages images) {
    final List<String> differences = new ArrayList<>();
    if (Files.exists(folder.recipe())) {
      final Map<String, Object> before = parts(Recipe.read(folder.recipe().toString()));
      parts(recipe)
          .forEach(
              (name, now) -> {
                final Object then = before.get(name);
                if (!now.equals(then)) {
                  differences.add(name + " (" + then + ", now " + now + ")");
                }
              });
    }
    if (Provenance.beside(folder.model()).filter(p -> !p.isOfTraining(images)).isPresent()) {
      differences.add("images (others, or another number of them)");
    }
    return differences;
  }

  private static Map<String, Object> parts(final Recipe recipe) {
    final Map<String, Object> parts = new LinkedHashMap<>();
    parts.put("seed", recipe.seed());
    parts.put("engine", recipe.engine());
    parts.put("network", recipe.network());
    parts.put("clamp", recipe.clamp());
    parts.put("initial coefficients", recipe.initial());
    parts.put("encoding", recipe.images());
    parts.put("error", recipe.error());
    parts.put("around", recipe.around());
    parts.put("rule", recipe.rule());
    parts.put("step", recipe.step());
    parts.put("schedule", recipe.schedule());
    parts.put("shift", recipe.shift());
    parts.put("batch", recipe.batch());
    parts.put("validation", recipe.validation());
    parts.put("patience", recipe.patience());
    return parts;
  }
}
