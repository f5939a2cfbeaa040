package org.wuxingspice.app.cli;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.wuxingspice.model.files.JsonFile;
import org.wuxingspice.model.training.Recipe;
import picocli.CommandLine;

/** The command {@code wuxing recipe}. */
@CommandLine.Command(
    name = "recipe",
    mixinStandardHelpOptions = true,
    description = {
      "Prints a recipe that comes with the program, to be changed and trained with.",
      "docs/formats.md describes the fields."
    },
    footer = {
      "",
      "Examples:",
      "  wuxing recipe",
      "  wuxing recipe adders-64 > mine.json",
      "  wuxing train --recipe mine.json"
    })
final class RecipeCommand implements Runnable {

  @CommandLine.Parameters(
      paramLabel = "NAME",
      arity = "0..1",
      completionCandidates = RecipeNames.class,
      description = "one of ${COMPLETION-CANDIDATES}; without it they are listed")
  private @Nullable String name;

  @Override
  public void run() {
    if (name == null) {
      Recipe.NAMES.forEach(
          each -> System.out.printf("%-26s %s%n", each, Recipe.read(each).description()));
      return;
    }
    System.out.println(new String(JsonFile.bytes(Recipe.read(name)), StandardCharsets.UTF_8));
  }
}
