package org.wuxingspice.app.reproduce;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.wuxingspice.loop.compare.NumericTwin;
import org.wuxingspice.loop.engine.Engines;
import org.wuxingspice.model.data.InputEncoding;
import org.wuxingspice.model.data.LabelledImages;
import org.wuxingspice.model.dynamics.Propagator;
import org.wuxingspice.model.files.AtomicFile;
import org.wuxingspice.model.files.FolderLock;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.NetworkFile;
import org.wuxingspice.model.training.ConfusionMatrix;
import org.wuxingspice.model.training.EngineSettings;
import org.wuxingspice.model.training.PredictionLog;
import org.wuxingspice.model.training.Recipe;
import org.wuxingspice.model.training.TrainingFolder;
import org.wuxingspice.model.training.TrainingImages;
import org.wuxingspice.model.training.TrainingRun;

/**
 * What trained networks do in op-amp circuits: of exact parts; on a die of imperfect ones, as put
 * on and trimmed; and on that die after training in the loop. Every state has a folder or a file of
 * classes of its own, with which a stopped study goes on at the image or batch it was at.
 */
public final class CircuitStudy {

  private static final Map<String, String> EXACT = Map.of("pieces", "10");

  /** Pays once there are more digits than points of interpolation. */
  private static final Map<String, String> MANY = Map.of("interpolate", "1e-4");

  private static final Map<String, String> DIE =
      with(EXACT, Map.of("mismatch", "0.05", "levels", "32", "offset", "1m", "gbw", "10meg"));

  private static final Map<String, String> TRIMMED = with(DIE, Map.of("trim", "rest"));

  /** Images between two writes of a file of classes. */
  private static final int RECORDED_BATCH = 8;

  /** The networks, the one of most interest first. */
  private static final List<Subject> SUBJECTS =
      List.of(
          new Subject("adders-300-transient", "adders-300-tuning", 800, 1000),
          new Subject("model1-transient", "model1-tuning", 800, 500),
          new Subject("pooled-49", "pooled-49-tuning", 6000, 1000));

  private static final Subject QUICK = new Subject("pooled-49", "pooled-49-tuning", 8, 16);

  private final ReproductionSettings settings;
  private final List<AccuracyCurve> states = new ArrayList<>();
  private final List<String> rows = new ArrayList<>();

  /**
   * A network and how it is shown.
   *
   * @param recipe of the numeric training
   * @param tuning recipe of the training in the loop
   * @param presentations training images shown to the circuit
   * @param digits test images
   */
  private record Subject(String recipe, String tuning, int presentations, int digits) {}

  private CircuitStudy(final ReproductionSettings settings) {
    this.settings = settings;
    rows.add("network,circuit,images,right,class_of_equations");
  }

  private static Map<String, String> with(
      final Map<String, String> some, final Map<String, String> more) {
    final Map<String, String> all = new TreeMap<>(some);
    all.putAll(more);
    return all;
  }

  /**
   * Trains, measures, tunes, and writes {@code circuits.csv} beside the folders of the training
   * runs and the files of classes.
   *
   * @param settings what to work with
   * @return the accuracy of every network in every circuit, and in the equations
   */
  public static List<AccuracyCurve> run(final ReproductionSettings settings) {
    final CircuitStudy study = new CircuitStudy(settings);
    (settings.quick() ? List.of(QUICK) : SUBJECTS).forEach(study::measure);
    return study.states;
  }

  private Map<String, String> simulated(final Map<String, String> circuit) {
    return settings.quick() ? circuit : with(circuit, MANY);
  }

  private void measure(final Subject subject) {
    final Recipe numeric = Recipe.read(subject.recipe());
    RecipeCurve.train(settings, numeric, subject.recipe());
    final TrainingFolder trained = new TrainingFolder(settings.out().resolve(subject.recipe()));
    final EngineSettings spice = numeric.engine().withName("spice");
    classify(subject, "exact", trained, spice.withCircuit(simulated(EXACT)));
    classify(subject, "as put on", trained, spice.withCircuit(simulated(DIE)));
    classify(subject, "trimmed", trained, spice.withCircuit(simulated(TRIMMED)));
    classify(subject, "tuned", tuned(subject, trained), spice.withCircuit(simulated(TRIMMED)));
  }

  private TrainingFolder tuned(final Subject subject, final TrainingFolder trained) {
    final Recipe shipped = Recipe.read(subject.tuning());
    final Recipe recipe = shipped.withEngine(shipped.engine().withCircuit(simulated(TRIMMED)));
    final TrainingImages images =
        TrainingImages.prepare(
                recipe, settings.training(), settings.test().slice(0, 0), subject.presentations())
            .withEncoding(InputEncoding.read(trained.encoding()));
    try (FolderLock lock = FolderLock.take(settings.out().resolve(subject.tuning()));
        Propagator circuit = Engines.open(recipe.engine(), settings.threads())) {
      final TrainingFolder folder = new TrainingFolder(lock.folder());
      new TrainingRun(recipe, images, circuit, folder, settings.progress(), settings.nanoTime())
          .startingFrom(NetworkFile.read(trained.model()))
          .resumeIfBegun()
          .run();
      return folder;
    }
  }

  private void classify(
      final Subject subject,
      final String state,
      final TrainingFolder trained,
      final EngineSettings engine) {
    final Network network = NetworkFile.read(trained.model());
    final InputEncoding encoding = InputEncoding.read(trained.encoding());
    final int count = Math.min(subject.digits(), settings.test().count());
    final LabelledImages images = encoding.fit(settings.test().slice(0, count));
    final Path file =
        settings.out().resolve(subject.recipe() + "-" + state.replace(' ', '-') + ".csv");
    settings.progress().phase(subject.recipe() + ", " + state, count);
    final int[] classes;
    try (Propagator circuit = Engines.open(engine, settings.threads())) {
      classes =
          new PredictionLog(
                  file, "model " + NetworkFile.digest(trained.model()) + ", engine " + engine)
              .complete(
                  circuit,
                  engine.window(),
                  network,
                  encoding,
                  images,
                  RECORDED_BATCH,
                  settings.progress());
    }
    final NumericTwin twin = NumericTwin.of(engine, network, encoding, images);
    final double right =
        ConfusionMatrix.of(network.topology().outputCount(), images, classes).accuracy();
    if (state.equals("exact")) {
      add(subject, "equations", count, twin.accuracy(), count);
    }
    add(subject, state, count, right, twin.sameAs(classes));
  }

  private void add(
      final Subject subject,
      final String state,
      final int images,
      final double right,
      final int same) {
    states.add(AccuracyCurve.ofOne(subject.recipe() + ", " + state, List.of(right), images));
    rows.add(
        String.format(Locale.ROOT, "%s,%s,%d,%s,%d", subject.recipe(), state, images, right, same));
    AtomicFile.write(settings.out().resolve("circuits.csv"), rows);
  }
}
