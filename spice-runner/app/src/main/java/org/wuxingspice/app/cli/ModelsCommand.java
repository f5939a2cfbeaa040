package org.wuxingspice.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.wuxingspice.app.reproduce.ReproductionSettings;
import org.wuxingspice.app.reproduce.TrainedAgain;
import org.wuxingspice.model.failure.Suggestion;
import org.wuxingspice.model.files.FolderLock;
import org.wuxingspice.model.network.NetworkFile;
import org.wuxingspice.model.training.Recipe;
import org.wuxingspice.model.training.TrainedModels;
import picocli.CommandLine;

/** The command {@code wuxing models}. */
@CommandLine.Command(
    name = "models",
    mixinStandardHelpOptions = true,
    description = "Lists the trained models that come with the program, or trains them again.",
    footer = {
      "",
      "Commands take these names in place of a model file. With --data the models are",
      "trained again by their recipes, into a folder each and an archive beside it, and",
      "held against those that come with the program; a run that was stopped goes on.",
      "",
      "Examples:",
      "  wuxing models",
      "  wuxing evaluate model1-trained",
      "  wuxing data mnist && wuxing models model1-trained --data data/mnist"
    })
final class ModelsCommand implements Callable<Integer> {

  @CommandLine.Parameters(
      paramLabel = "NAME",
      arity = "0..*",
      completionCandidates = ModelFile.Names.class,
      description = "of ${COMPLETION-CANDIDATES}; default: all")
  private List<String> names = TrainedModels.NAMES;

  @CommandLine.Mixin private DigitsOption digits = new DigitsOption();

  @CommandLine.Option(
      names = "--out",
      paramLabel = "DIR",
      description = "folder for what is trained again; default: ${DEFAULT-VALUE}")
  private Path out = Path.of("out", "models");

  @CommandLine.Mixin private ThreadsOption threads = new ThreadsOption();

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    final List<String> unknown =
        names.stream().filter(name -> !TrainedModels.NAMES.contains(name)).toList();
    if (!unknown.isEmpty()) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          unknown.get(0)
              + ": no such model; "
              + Suggestion.of(unknown.get(0), TrainedModels.NAMES)
              + "there are "
              + String.join(", ", TrainedModels.NAMES));
    }
    if (digits.argument().isEmpty()) {
      names.forEach(this::list);
      System.out.println("next: wuxing evaluate " + names.get(0));
      return 0;
    }
    int different = 0;
    try (FolderLock lock = OutputFolder.take(out, spec);
        ConsoleProgress progress = new ConsoleProgress()) {
      final ReproductionSettings settings =
          new ReproductionSettings(
              digits.training(),
              digits.test(),
              1,
              false,
              lock.folder(),
              threads.count(),
              progress,
              System::nanoTime);
      for (final String name : names) {
        final TrainedAgain again = TrainedAgain.of(settings, name);
        System.out.printf(
            "%-20s %s: %s%n", name, again.same() ? "the same bits" : "other bits", again.digest());
        different += again.same() ? 0 : 1;
      }
    }
    return different == 0 ? 0 : 1;
  }

  private void list(final String name) {
    final Path file = TrainedModels.file(name);
    final Recipe recipe = Recipe.read(file.resolveSibling("recipe.json"));
    System.out.printf(
        Locale.ROOT,
        "%-20s %6d links, %.2f %% of 10,000 test images when trained; recipe %s, seed %d%n"
            + "%-20s SHA-256 %s%n",
        name,
        NetworkFile.read(file).topology().linkCount(),
        100 * TrainedAgain.accuracy(file),
        TrainedModels.recipe(name),
        recipe.seed(),
        "",
        NetworkFile.digest(file));
  }
}
