package org.wuxingspice.app.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.wuxingspice.loop.compare.Comparison;
import org.wuxingspice.loop.engine.Engines;
import org.wuxingspice.model.data.Digits;
import org.wuxingspice.model.data.InputEncoding;
import org.wuxingspice.model.dynamics.OdePropagator;
import org.wuxingspice.model.dynamics.PassRequest;
import org.wuxingspice.model.dynamics.Propagator;
import org.wuxingspice.model.dynamics.Signals;
import org.wuxingspice.model.dynamics.Stepper;
import org.wuxingspice.model.dynamics.Trajectory;
import org.wuxingspice.model.dynamics.Window;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.NetworkFile;
import org.wuxingspice.model.training.Recipe;
import org.wuxingspice.model.training.TrainingFolder;
import org.wuxingspice.model.training.TrainingImages;
import org.wuxingspice.model.training.TrainingProgress;
import org.wuxingspice.model.training.TrainingRun;
import org.wuxingspice.netlist.circuit.Analysis;
import org.wuxingspice.netlist.compile.CompiledNetwork;
import org.wuxingspice.netlist.compile.Level;
import org.wuxingspice.netlist.compile.NetworkCompiler;
import org.wuxingspice.netlist.compile.PassAnalysis;
import org.wuxingspice.netlist.flat.Flattener;
import org.wuxingspice.netlist.technology.OpAmp;
import org.wuxingspice.netlist.technology.SynapseKind;
import org.wuxingspice.netlist.technology.Technology;
import org.wuxingspice.ngspice.batch.NgspiceProgram;
import org.wuxingspice.ngspice.installation.NgspiceInstallation;
import org.wuxingspice.ngspice.simulation.Waveforms;

/**
 * What a neuron costs in ngspice with each kind of parts, and how far its waveforms are from the
 * model's: a forward pass of one test digit through a trained network, all variants in turn, the
 * best time of each over the rounds. Times are the processor times that ngspice reports for the
 * transient; ratios are to the first variant.
 *
 * <p>Arguments: number of rounds; then, if wanted, a model file with its {@code encoding.json}
 * beside it. Without one the recipe {@code pooled-49} is trained first, with its own seed, on the
 * bundled digits.
 */
public final class NeuronCostBenchmark {

  private static final String RECIPE = "pooled-49";
  private static final int DIGIT = 0;
  private static final double DURATION = 20;
  private static final double FINE_STEP = 0.005;
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private static final Technology INTEGRATED = Technology.integrated();
  private static final Technology BOARD = Technology.board();

  private static final List<Variant> VARIANTS =
      List.of(
          new Variant("op-amp, integrated, pairs", Level.OPAMP, INTEGRATED),
          new Variant(
              "op-amp, integrated, bridges",
              Level.OPAMP,
              INTEGRATED.withSynapses(SynapseKind.BRIDGE)),
          new Variant(
              "op-amp, integrated, all but offset",
              Level.OPAMP,
              INTEGRATED.withOpAmp(trimmed(OpAmp.fastCmos()))),
          new Variant("op-amp, board", Level.OPAMP, BOARD),
          new Variant("op-amp, board at 100 us", Level.OPAMP, withCapacitance(BOARD, 10e-9)),
          new Variant("behavioral", Level.BEHAVIORAL, INTEGRATED));

  /** A way to build the circuit. */
  private record Variant(String name, Level level, Technology technology) {}

  /** A network and what is shown to it. */
  private record Presentation(Network network, double[] drive) {}

  /** What one transient took and gave. */
  private record Measurement(
      double equations, double iterations, double points, double seconds, double worst) {}

  private NeuronCostBenchmark() {}

  /**
   * Runs the benchmark.
   *
   * @param arguments as above, for instance {@code 3}
   * @throws IOException when a file cannot be read or written
   */
  public static void main(final String[] arguments) throws IOException {
    final int rounds = Integer.parseInt(arguments[0]);
    final Presentation shown =
        arguments.length > 1 ? ofModel(Path.of(arguments[1])) : ofRecipe(Recipe.read(RECIPE));
    final Trajectory reference = reference(shown);
    final List<List<Measurement>> measurements = new ArrayList<>();
    VARIANTS.forEach(variant -> measurements.add(new ArrayList<>()));
    for (int round = 0; round < rounds; round++) {
      for (int v = 0; v < VARIANTS.size(); v++) {
        measurements.get(v).add(measure(VARIANTS.get(v), shown, reference));
      }
    }
    print(shown.network(), measurements);
  }

  private static Presentation ofModel(final Path model) {
    return presentation(
        NetworkFile.read(model), InputEncoding.read(model.resolveSibling("encoding.json")));
  }

  private static Presentation ofRecipe(final Recipe recipe) throws IOException {
    final TrainingImages images =
        TrainingImages.prepare(
            recipe, Digits.bundledTraining(), Digits.bundledTest(), Integer.MAX_VALUE);
    final Path folder = Files.createTempDirectory("neuron-cost");
    try (Propagator propagator =
        Engines.open(recipe.engine(), Runtime.getRuntime().availableProcessors())) {
      final TrainingRun run =
          new TrainingRun(
              recipe,
              images,
              propagator,
              new TrainingFolder(folder),
              TrainingProgress.NONE,
              System::nanoTime);
      run.run();
      return presentation(run.network(), images.encoding());
    } finally {
      delete(folder);
    }
  }

  private static Presentation presentation(final Network network, final InputEncoding encoding) {
    return new Presentation(
        network, encoding.encode(encoding.fit(Digits.bundledTest()), new int[] {DIGIT}).sample(0));
  }

  private static Trajectory reference(final Presentation shown) {
    try (OdePropagator engine = new OdePropagator(Stepper.RK4, FINE_STEP, 1)) {
      return engine.trajectory(
          new PassRequest(
              shown.network(),
              Direction.FORWARD,
              Signals.single(shown.drive()),
              Window.until(DURATION)));
    }
  }

  private static Measurement measure(
      final Variant variant, final Presentation shown, final Trajectory reference)
      throws IOException {
    final CompiledNetwork compiled =
        NetworkCompiler.compile(
            shown.network(), Direction.FORWARD, variant.level(), variant.technology());
    final Path deck = Files.createTempFile("neuron-cost", ".cir");
    try {
      Files.write(deck, lines(compiled, shown.drive()));
      final NgspiceProgram.Run run =
          new NgspiceProgram(NgspiceInstallation.find()).run(deck, LIMIT);
      if (!run.ended() || run.plots().isEmpty()) {
        throw new IllegalStateException(variant + " failed: " + run.messages());
      }
      final Trajectory voltages = trajectory(compiled, run.plots().get(0));
      return new Measurement(
          reported(run.messages(), "Circuit Equations"),
          reported(run.messages(), "Transient iterations"),
          reported(run.messages(), "Transient timepoints"),
          reported(run.messages(), "Transient analysis time"),
          Comparison.between(shown.network(), Direction.FORWARD, voltages, reference)
              .worst()
              .worst());
    } finally {
      Files.delete(deck);
    }
  }

  private static List<String> lines(final CompiledNetwork compiled, final double... drive) {
    final List<String> control = new ArrayList<>(List.of(".control"));
    final double[] values = compiled.driveValues(drive);
    for (int c = 0; c < values.length; c++) {
      control.add("alter " + compiled.driveTargets().get(c) + " = " + values[c]);
    }
    control.add("save " + String.join(" ", compiled.stateProbes()));
    final Analysis.Transient t = PassAnalysis.of(compiled.level(), compiled.technology(), DURATION);
    control.add("tran " + t.step() + " " + t.stop() + " 0 " + t.maxStep() + " uic");
    // "quit" keeps the batch mode from running the deck once more
    control.addAll(List.of("rusage all", "write out.raw", "quit", ".endc"));
    final List<String> lines = new ArrayList<>(compiled.lines());
    lines.addAll(lines.size() - 1, control);
    return lines;
  }

  private static double reported(final List<String> messages, final String figure) {
    return messages.stream()
        .filter(line -> line.startsWith(figure + " ") && line.contains("="))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf('=') + 1).strip()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no " + figure + " in " + messages));
  }

  private static Trajectory trajectory(final CompiledNetwork compiled, final Waveforms plot) {
    final double[] time = scaled(plot.scale(), 1 / compiled.technology().secondsPerUnit());
    final List<String> probes = compiled.stateProbes();
    final double[][] values = new double[probes.size()][];
    for (int e = 0; e < values.length; e++) {
      values[e] = scaled(plot.vector(probes.get(e)), compiled.states().get(e).unitsPerVolt());
    }
    return new Trajectory(time, values);
  }

  private static double[] scaled(final double[] values, final double factor) {
    for (int i = 0; i < values.length; i++) {
      values[i] *= factor;
    }
    return values;
  }

  private static void print(final Network network, final List<List<Measurement>> measurements) {
    final int neurons = network.topology().neuronCount();
    System.out.printf(
        Locale.ROOT, "%d neurons, %d links%n", neurons, network.topology().linkCount());
    System.out.printf(
        "%-38s %8s %10s %10s %7s %8s %10s %6s%n",
        "circuit", "devices", "equations", "iterations", "points", "worst", "ms/neuron", "ratio");
    final double first = best(measurements.get(0));
    for (int v = 0; v < VARIANTS.size(); v++) {
      final Variant variant = VARIANTS.get(v);
      final CompiledNetwork compiled =
          NetworkCompiler.compile(
              network, Direction.FORWARD, variant.level(), variant.technology());
      final int devices = Flattener.flatten(compiled.circuit()).devices().size();
      final Measurement any = measurements.get(v).get(0);
      final double best = best(measurements.get(v));
      System.out.printf(
          Locale.ROOT,
          "%-38s %8.1f %10.1f %10.0f %7.0f %8.4f %10.3f %6.3f%n",
          variant.name(),
          (double) devices / neurons,
          any.equations() / neurons,
          any.iterations(),
          any.points(),
          any.worst(),
          1e3 * best / neurons,
          best / first);
    }
  }

  private static double best(final List<Measurement> measurements) {
    return measurements.stream().mapToDouble(Measurement::seconds).min().orElseThrow();
  }

  private static OpAmp trimmed(final OpAmp a) {
    return new OpAmp(
        a.part(),
        a.openLoopGain(),
        a.gainBandwidth(),
        a.secondPole(),
        a.slewRate(),
        a.swing(),
        a.outputResistance(),
        0,
        a.biasCurrent(),
        a.supplyCurrent());
  }

  private static Technology withCapacitance(final Technology t, final double farads) {
    return new Technology(
        t.name(),
        t.voltsPerUnit(),
        t.resistance(),
        farads,
        t.supply(),
        t.opAmp(),
        t.multiplier(),
        t.memristance(),
        t.synapseKind(),
        t.sensitivity(),
        t.transistors());
  }

  private static void delete(final Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (final Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
