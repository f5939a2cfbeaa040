package org.wuxingspice.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wuxingspice.app.report.DieReport;
import org.wuxingspice.loop.calibration.CalibrationReason;
import org.wuxingspice.loop.dies.DieCalibrations;
import org.wuxingspice.loop.dies.DieReason;
import org.wuxingspice.loop.dies.DieStudy;
import org.wuxingspice.loop.dies.DieTuning;
import org.wuxingspice.loop.dies.Lot;
import org.wuxingspice.loop.propagator.CircuitSettings;
import org.wuxingspice.model.data.InputEncoding;
import org.wuxingspice.model.data.LabelledImages;
import org.wuxingspice.model.files.FolderLock;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.NetworkFile;
import org.wuxingspice.model.training.EngineSettings;
import org.wuxingspice.model.training.Recipe;
import org.wuxingspice.model.training.TrainingImages;
import picocli.CommandLine;

/** The command {@code wuxing dies}. */
@CommandLine.Command(
    name = "dies",
    mixinStandardHelpOptions = true,
    description = {
      "Puts a trained model on many dies and shows what most of them answer.",
      "Die N has the draws of --circuit devices=N; devices= names the first one. A study that was"
          + " stopped goes on when the same command runs again."
    },
    footer = {
      "",
      "Examples:",
      "  wuxing dies pooled-49-trained --circuit mismatch=0.1,offset=1m,rest=measured",
      "  wuxing dies pooled-49-trained --circuit parameters=0.02 --over trim=none,rest",
      "  wuxing dies pooled-49-trained --circuit mismatch=0.1,offset=1m --calibrate",
      "  wuxing dies model.json --engine spice --count 2 --circuit offset=1m"
    })
final class DiesCommand implements Callable<Integer> {

  @CommandLine.Mixin private ModelOption model = new ModelOption();

  @CommandLine.Mixin private DigitsOption digits = new DigitsOption();

  @CommandLine.Mixin private EngineOptions engine = new EngineOptions();

  @CommandLine.Option(
      names = "--count",
      converter = PositiveInteger.class,
      paramLabel = "N",
      description = "number of dies; default: ${DEFAULT-VALUE}",
      defaultValue = "50")
  private int count;

  @CommandLine.Option(
      names = "--images",
      converter = PositiveInteger.class,
      paramLabel = "N",
      description = "classify the first N test images only; default: 500",
      defaultValue = "500")
  private int limit;

  @CommandLine.Option(
      names = "--over",
      paramLabel = "NAME=VALUE,VALUE...",
      description =
          "a lot of dies for each value of a setting of the circuit, such as mismatch=0,0.1,0.2")
  private @Nullable String over;

  @CommandLine.Option(
      names = "--calibrate",
      description = "show the images once more after 'wuxing calibrate' has set each die's parts")
  private boolean calibrate;

  @CommandLine.Option(
      names = "--tune",
      converter = PositiveInteger.class,
      paramLabel = "N",
      description =
          "and once more after each die was trained on the first N training images, with"
              + " --engine spice in ngspice")
  private @Nullable Integer tune;

  @CommandLine.Option(
      names = "--tune-recipe",
      paramLabel = "NAME|FILE",
      completionCandidates = RecipeNames.class,
      description = "how dies are trained; default: recipe.json beside the model, one epoch")
  private @Nullable String tuneRecipe;

  @CommandLine.Option(
      names = "--limit",
      paramLabel = "accuracy=A",
      description = "what a good die reaches, 0 to 1; default: accuracy=0.9",
      defaultValue = "accuracy=0.9")
  private String good = "";

  @CommandLine.Option(
      names = "--out",
      paramLabel = "DIR",
      description = "folder for the report and the classes; default: ${DEFAULT-VALUE}",
      defaultValue = "out/dies")
  private Path out = Path.of("");

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    final double accuracy = accuracy();
    final List<Map<String, String>> changes = changes();
    final EngineSettings asked = engine.settings(model.file(), "die");
    final boolean circuits = asked.name().equals("spice");
    final EngineSettings settings = circuits ? asked.withName("die") : asked;
    if (!settings.name().startsWith("die")) {
      throw DieReason.BAD_STUDY.failure(
          "--engine " + asked.name() + ": dies have engines die, die-equilibrium and spice");
    }
    requireOneCalibration(settings);
    final int last = changes.size() - 1;
    DieStudy.requireSpread(settings.withCircuit(changes.get(last)), count);
    final Network network = model.network();
    final InputEncoding encoding = model.encoding();
    final LabelledImages all = encoding.fit(digits.test());
    final LabelledImages images = all.slice(0, Math.min(limit, all.count()));
    try (FolderLock lock = OutputFolder.take(out, spec);
        ConsoleProgress progress = new ConsoleProgress()) {
      model.difference(all, digits).ifPresent(note -> System.out.println("note: " + note));
      final DieStudy study =
          new DieStudy(
              network,
              encoding,
              images,
              subject(),
              lock.folder().resolve("classes"),
              calibrations(network, lock.folder()),
              tuning(network, images, lock.folder()),
              engine.threads());
      final List<Lot> lots = new ArrayList<>();
      for (final Map<String, String> change : changes) {
        progress.phase(
            "dies " + change,
            (long) count * images.count() * study.stages().size() * (circuits ? 2 : 1));
        lots.addAll(study.run(settings, change, count, circuits ? count : 0, progress));
      }
      final DieReport report =
          new DieReport(lots, changes.get(last).keySet().stream().findFirst().orElse(""), accuracy);
      report.lines().forEach(System.out::println);
      report.write(lock.folder(), facts(settings, images));
      System.out.println("next: open " + out.resolve("index.html"));
    }
    return 0;
  }

  private Optional<DieCalibrations> calibrations(final Network network, final Path folder) {
    return calibrate
        ? Optional.of(
            new DieCalibrations(
                network,
                NetworkFile.digest(model.file()),
                folder.resolve("calibrations"),
                engine.threads()))
        : Optional.empty();
  }

  private Optional<DieTuning> tuning(
      final Network network, final LabelledImages test, final Path folder) {
    if (tune == null) {
      return Optional.empty();
    }
    final Recipe recipe =
        (tuneRecipe == null
                ? Recipe.read(model.file().resolveSibling("recipe.json"))
                : Recipe.read(tuneRecipe))
            .withEpochs(1);
    final TrainingImages images =
        TrainingImages.prepare(recipe, digits.training(), test, tune)
            .withEncoding(model.encoding());
    return Optional.of(
        new DieTuning(network, recipe, images, folder.resolve("tuned"), engine.threads()));
  }

  /** Calibrations are of one die; a study with one has that die alone. */
  private void requireOneCalibration(final EngineSettings settings) {
    if (settings.circuit().containsKey(CircuitSettings.CALIBRATION) && (calibrate || count > 1)) {
      throw CalibrationReason.BAD_SETTING.failure(
          "--calibration with "
              + (calibrate ? "--calibrate" : count + " dies")
              + ": a calibration is of one die; dies are calibrated one by one with --calibrate");
    }
    if (calibrate && !CircuitSettings.redrawn(settings.circuit()).isEmpty()) {
      throw CalibrationReason.BAD_SETTING.failure(
          "--calibrate with redraw="
              + settings.circuit().get("redraw")
              + ": dies are calibrated one by one and stay what they are; add --circuit"
              + " redraw=none");
    }
    if (tuneRecipe != null && tune == null) {
      throw DieReason.BAD_STUDY.failure(
          "--tune-recipe " + tuneRecipe + ": nothing is tuned; add --tune N");
    }
  }

  private Map<String, String> facts(final EngineSettings settings, final LabelledImages images) {
    final Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Model", ModelFile.name(model.file()));
    facts.put("Engine", settings.name() + ", T = " + settings.duration());
    facts.put("Circuit", settings.circuit().toString());
    facts.put("Test images", Integer.toString(images.count()));
    facts.put("Good from", good);
    return facts;
  }

  private String subject() {
    return "wuxing dies 1, model "
        + NetworkFile.digest(model.file())
        + ", images "
        + (digits.argument().isEmpty() ? "bundled" : digits.argument().strip());
  }

  private double accuracy() {
    final String text = good.startsWith("accuracy=") ? good.substring(9) : "";
    try {
      final double value = Double.parseDouble(text);
      if (value >= 0 && value <= 1) {
        return value;
      }
    } catch (final NumberFormatException e) {
      // refused below, as every other text is
    }
    throw new CommandLine.ParameterException(
        spec.commandLine(), "--limit " + good + ": needs accuracy=A with A from 0 to 1");
  }

  /** The settings of each lot. */
  private List<Map<String, String>> changes() {
    if (over == null) {
      return List.of(Map.of());
    }
    final int equals = over.indexOf('=');
    final String name = equals < 1 ? "" : over.substring(0, equals);
    if (name.isEmpty() || over.endsWith("=") || name.equals("devices")) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "--over " + over + ": needs a setting other than devices and its values, NAME=V,V,...");
    }
    final List<Map<String, String>> all = new ArrayList<>();
    for (final String value : over.substring(equals + 1).split(",", -1)) {
      all.add(new TreeMap<>(Map.of(name, value)));
    }
    return all;
  }
}
