package org.wuxingspice.loop.dies;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.wuxingspice.loop.engine.Engines;
import org.wuxingspice.loop.propagator.CircuitSettings;
import org.wuxingspice.model.data.InputEncoding;
import org.wuxingspice.model.data.LabelledImages;
import org.wuxingspice.model.dynamics.Propagator;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.training.EngineSettings;
import org.wuxingspice.model.training.PredictionLog;
import org.wuxingspice.model.training.Progress;
import org.wuxingspice.netlist.technology.Die;

/**
 * Puts a trained network on many dies. The class of every image on every die is kept in a folder as
 * it comes, so that a study that was stopped goes on; results do not depend on the number of
 * threads.
 *
 * @param network on every die
 * @param encoding of the images
 * @param images of the encoding's size
 * @param subject model and images in one line; classes of another subject are refused
 * @param folder for the classes
 * @param calibrations of the dies; empty for dies that are not calibrated
 * @param tuning of the dies; empty for dies that learn nothing
 * @param threads threads or processes, positive
 */
public record DieStudy(
    Network network,
    InputEncoding encoding,
    LabelledImages images,
    String subject,
    Path folder,
    Optional<DieCalibrations> calibrations,
    Optional<DieTuning> tuning,
    int threads) {

  private static final int BATCH = 250;
  private static final int CIRCUIT_BATCH = 8;

  /** Checks the parts. */
  public DieStudy {
    Objects.requireNonNull(network, "network");
    Objects.requireNonNull(encoding, "encoding");
    Objects.requireNonNull(images, "images");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(folder, "folder");
    Objects.requireNonNull(calibrations, "calibrations");
    Objects.requireNonNull(tuning, "tuning");
  }

  /** {@return what is done to each die, in this order} */
  public List<Stage> stages() {
    final List<Stage> stages = new ArrayList<>(List.of(Stage.AS_MADE));
    calibrations.ifPresent(some -> stages.add(Stage.CALIBRATED));
    tuning.ifPresent(some -> stages.add(Stage.TUNED));
    return stages;
  }

  /**
   * Runs dies under equal conditions.
   *
   * @param settings of an engine that runs the equations of a die; the circuit's setting {@code
   *     devices} is the first die, those after it follow
   * @param changed settings of the circuit that set these dies apart
   * @param count dies, positive
   * @param circuits how many of them, from the first on, run in ngspice too
   * @param progress told of every image
   * @return a lot for each stage
   * @throws org.wuxingspice.model.failure.WuxingException {@link DieReason#BAD_STUDY} when all dies
   *     are alike, or what an engine refuses
   */
  public List<Lot> run(
      final EngineSettings settings,
      final Map<String, String> changed,
      final int count,
      final int circuits,
      final Progress progress) {
    final EngineSettings lot = settings.withCircuit(changed);
    final Die first = CircuitSettings.read(lot.circuit(), lot.duration()).die();
    final Map<Stage, List<DieResult>> results = new EnumMap<>(Stage.class);
    stages().forEach(stage -> results.put(stage, new ArrayList<>()));
    for (int i = 0; i < count; i++) {
      final long seed = first.seed() + i;
      final EngineSettings die = lot.withCircuit(Map.of("devices", Long.toString(seed)));
      final boolean inNgspice = i < circuits;
      results.forEach(
          (stage, dies) -> dies.add(new Run(stage, seed, progress).result(die, inNgspice)));
    }
    final String conditions =
        changed.entrySet().stream().map(Object::toString).collect(Collectors.joining(","));
    return results.entrySet().stream()
        .map(entry -> new Lot(conditions, entry.getKey(), entry.getValue()))
        .toList();
  }

  /**
   * Refuses dies that are all alike.
   *
   * @param settings of the circuit
   * @param count dies
   * @throws org.wuxingspice.model.failure.WuxingException {@link DieReason#BAD_STUDY}
   */
  public static void requireSpread(final EngineSettings settings, final int count) {
    final Die die = CircuitSettings.read(settings.circuit(), settings.duration()).die();
    if (count > 1 && die.spread().equals(Die.Spread.NONE)) {
      throw DieReason.BAD_STUDY.failure(
          count
              + " dies without mismatch, offsets and spreads are all alike: give --circuit"
              + " mismatch=0.1 or another spread, or --count 1");
    }
  }

  private double right(final int... classes) {
    final long right =
        IntStream.range(0, classes.length).filter(i -> classes[i] == images.label(i)).count();
    return right / (double) classes.length;
  }

  /** A die at a stage. */
  private final class Run {
    private final Stage stage;
    private final long seed;
    private final Progress progress;

    Run(final Stage stage, final long seed, final Progress progress) {
      this.stage = stage;
      this.seed = seed;
      this.progress = progress;
    }

    DieResult result(final EngineSettings drawn, final boolean inNgspice) {
      final EngineSettings die = set(drawn);
      final Network learned =
          stage == Stage.TUNED
              ? tuning.orElseThrow().on(inNgspice ? die.withName("spice") : die)
              : network;
      final int[] twin = classes(die, learned);
      return new DieResult(
          seed,
          right(twin),
          inNgspice
              ? Optional.of(compared(classes(die.withName("spice"), learned), twin))
              : Optional.empty());
    }

    /** A die whose coefficients change has its currents measured again. */
    private EngineSettings set(final EngineSettings drawn) {
      if (stage == Stage.AS_MADE || calibrations.isEmpty()) {
        return drawn;
      }
      final EngineSettings calibrated = calibrations.orElseThrow().applyTo(drawn);
      return stage == Stage.TUNED ? calibrated.withCircuit(Map.of("trim", "rest")) : calibrated;
    }

    private DieResult.Circuit compared(final int[] circuit, final int... twin) {
      final long same = IntStream.range(0, twin.length).filter(i -> twin[i] == circuit[i]).count();
      return new DieResult.Circuit(right(circuit), same / (double) twin.length);
    }

    private int[] classes(final EngineSettings die, final Network shown) {
      final String name =
          String.format(
              Locale.ROOT,
              "%s-%d-%s-%08x.csv",
              die.name(),
              seed,
              stage.name().toLowerCase(Locale.ROOT),
              die.circuit().hashCode());
      final String learned = stage == Stage.TUNED ? tuning.map(DieTuning::subject).orElse("") : "";
      try (Propagator propagator = Engines.open(die, threads)) {
        return new PredictionLog(folder.resolve(name), subject + learned + ", engine " + die)
            .complete(
                propagator,
                die.window(),
                shown,
                encoding,
                images,
                die.name().equals("spice") ? CIRCUIT_BATCH : BATCH,
                progress);
      }
    }
  }
}
