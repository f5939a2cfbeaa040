package org.wuxingspice.loop.dies;

import java.nio.file.Path;
import java.util.ArrayList;
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
 * @param threads threads or processes, positive
 */
public record DieStudy(
    Network network,
    InputEncoding encoding,
    LabelledImages images,
    String subject,
    Path folder,
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
  }

  /**
   * Runs one lot.
   *
   * @param settings of an engine that runs the equations of a die; the circuit's setting {@code
   *     devices} is the first die, those after it follow
   * @param changed settings of the circuit that make this lot
   * @param count dies, positive
   * @param circuits how many of them, from the first on, run in ngspice too
   * @param progress told of every image
   * @return the lot
   * @throws org.wuxingspice.model.failure.WuxingException {@link DieReason#BAD_STUDY} when all dies
   *     are alike, or what an engine refuses
   */
  public Lot run(
      final EngineSettings settings,
      final Map<String, String> changed,
      final int count,
      final int circuits,
      final Progress progress) {
    final EngineSettings lot = settings.withCircuit(changed);
    final Die first = CircuitSettings.read(lot.circuit(), lot.duration()).die();
    final List<DieResult> dies = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      final long seed = first.seed() + i;
      final int[] twin = classes(lot, seed, progress);
      final Optional<DieResult.Circuit> circuit =
          i < circuits
              ? Optional.of(compared(classes(lot.withName("spice"), seed, progress), twin))
              : Optional.empty();
      dies.add(new DieResult(seed, right(twin), circuit));
    }
    final String conditions =
        changed.entrySet().stream().map(Object::toString).collect(Collectors.joining(","));
    return new Lot(conditions, dies);
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

  private DieResult.Circuit compared(final int[] circuit, final int... twin) {
    final long same = IntStream.range(0, twin.length).filter(i -> twin[i] == circuit[i]).count();
    return new DieResult.Circuit(right(circuit), same / (double) twin.length);
  }

  private double right(final int... classes) {
    final long right =
        IntStream.range(0, classes.length).filter(i -> classes[i] == images.label(i)).count();
    return right / (double) classes.length;
  }

  private int[] classes(final EngineSettings settings, final long seed, final Progress progress) {
    final EngineSettings die = settings.withCircuit(Map.of("devices", Long.toString(seed)));
    final String name =
        String.format(Locale.ROOT, "%s-%d-%08x.csv", die.name(), seed, die.circuit().hashCode());
    try (Propagator propagator = Engines.open(die, threads)) {
      return new PredictionLog(folder.resolve(name), subject + ", engine " + die)
          .complete(
              propagator,
              die.window(),
              network,
              encoding,
              images,
              die.name().equals("spice") ? CIRCUIT_BATCH : BATCH,
              progress);
    }
  }
}
