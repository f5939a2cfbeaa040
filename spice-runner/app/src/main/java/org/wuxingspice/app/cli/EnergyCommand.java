package org.wuxingspice.app.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.wuxingspice.loop.energy.EnergyFigures;
import org.wuxingspice.loop.energy.EnergyStudy;
import org.wuxingspice.loop.energy.ReversibleCircuit;
import org.wuxingspice.loop.propagator.CircuitSettings;
import org.wuxingspice.loop.propagator.LoopReason;
import org.wuxingspice.model.data.InputEncoding;
import org.wuxingspice.model.data.LabelledImages;
import org.wuxingspice.model.dynamics.OdePropagator;
import org.wuxingspice.model.dynamics.Propagator;
import org.wuxingspice.model.dynamics.Stepper;
import org.wuxingspice.model.dynamics.Window;
import org.wuxingspice.model.files.JsonFile;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.netlist.expression.SiFormat;
import org.wuxingspice.ngspice.installation.NgspiceInstallation;
import org.wuxingspice.ngspice.pool.WorkerPool;
import picocli.CommandLine;

/** The command {@code wuxing energy}. */
@CommandLine.Command(
    name = "energy",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description =
        "Measures what a network's circuit takes from its supplies per inference and per update,"
            + " how long it takes to settle, and how long the numeric engine takes.",
    footer = {
      "",
      "Examples:",
      "  wuxing energy out/demo/model.json",
      "  wuxing energy out/model1/model.json --data data/mnist --limit 2",
      "  wuxing energy model.json --technology board --circuit gbw=1e7 --json"
    })
final class EnergyCommand implements Callable<Integer> {

  private static final double STEP = 0.2;
  private static final double TIMED = 2;

  /** What {@code --json} prints. */
  private record Document(
      @JsonProperty("model") String model,
      @JsonProperty("neurons") int neurons,
      @JsonProperty("links") int links,
      @JsonProperty("duration") double duration,
      @JsonProperty("circuits") List<EnergyFigures> circuits,
      @JsonProperty("numeric_update_s") double numeric) {}

  @CommandLine.Mixin private ModelOption model = new ModelOption();

  @CommandLine.Mixin private DigitsOption digits = new DigitsOption();

  @CommandLine.Option(
      names = "--limit",
      converter = PositiveInteger.class,
      paramLabel = "N",
      description = "show the first N test images only")
  private int limit = 4;

  @CommandLine.Option(
      names = "--technology",
      split = ",",
      completionCandidates = TechnologyNames.class,
      description = "sets of parts to measure, of ${COMPLETION-CANDIDATES}")
  private List<String> technologies = List.of("integrated", "board");

  @CommandLine.Mixin private CircuitOption circuit = new CircuitOption();

  @CommandLine.Mixin private WindowOptions passes = new WindowOptions();

  @CommandLine.Mixin private ThreadsOption threads = new ThreadsOption();

  @CommandLine.Option(names = "--json", description = "print the figures as JSON")
  private boolean json;

  @Override
  public Integer call() {
    final Network network = model.network();
    final InputEncoding encoding = model.encoding();
    final LabelledImages all = encoding.fit(digits.test());
    model.requireSame(all, digits);
    final LabelledImages images = all.slice(0, Math.min(limit, all.count()));
    if (circuit.settings().containsKey("technology")) {
      throw LoopReason.BAD_SETTING.failure(
          "--circuit technology=...: say --technology " + circuit.settings().get("technology"));
    }
    final Window window = passes.over(EngineOptions.beside(model.file())).window();
    final double numeric;
    final EnergyStudy study;
    try (Propagator engine = new OdePropagator(Stepper.RK4, STEP, 1)) {
      study = EnergyStudy.of(network, encoding, images, engine, window);
      numeric = study.time(engine, window, TIMED, System::nanoTime);
    }
    final List<EnergyFigures> figures = new ArrayList<>();
    try (WorkerPool pool = WorkerPool.start(NgspiceInstallation.find(), threads.count());
        ConsoleProgress progress = new ConsoleProgress()) {
      for (final String technology : technologies) {
        final Map<String, String> settings = new TreeMap<>(circuit.settings());
        settings.put("technology", technology);
        progress.phase("circuits of parts " + technology, 0);
        figures.add(study.measure(pool, CircuitSettings.read(settings, window.end()), window));
      }
    }
    final Document document =
        new Document(
            ModelFile.name(model.file()),
            network.topology().neuronCount(),
            network.topology().linkCount(),
            window.end(),
            figures,
            numeric);
    if (json) {
      System.out.println(new String(JsonFile.bytes(document), StandardCharsets.UTF_8));
    } else {
      print(document);
    }
    return 0;
  }

  private void print(final Document document) {
    final List<EnergyFigures> circuits = document.circuits();
    System.out.printf(
        Locale.ROOT,
        "%d neurons, %d links, passes of %s time units, means of %d test images%n%n",
        document.neurons(),
        document.links(),
        document.duration(),
        circuits.get(0).samples());
    row("", circuits, f -> f.technology() + ", " + f.level());
    row("length of a pass", circuits, f -> SiFormat.format(f.pass(), "s"));
    row("power without signals", circuits, f -> SiFormat.format(f.quiescentPower(), "W"));
    row("energy per inference", circuits, f -> SiFormat.format(f.inference(), "J"));
    row("energy per update", circuits, f -> SiFormat.format(f.update(), "J"));
    row("amplifiers", circuits, f -> amplifiers(f.reversible()));
    row("one circuit for both", circuits, f -> both(f.reversible()));
    row("its update", circuits, f -> update(f.reversible()));
    row("caused by signals", circuits, f -> SiFormat.percent(f.signalShare()));
    row("outputs settle in", circuits, f -> SiFormat.format(f.settling(), "s"));
    row("class decided in", circuits, f -> SiFormat.format(f.deciding(), "s"));
    row("slowest image", circuits, f -> SiFormat.format(f.worstDeciding(), "s"));
    row("energy until decided", circuits, f -> SiFormat.format(f.decidedInference(), "J"));
    row("ngspice, per update", circuits, f -> SiFormat.format(f.simulated(), "s"));
    System.out.printf(
        "numeric engine        %s per update on one core of this computer%n%nAn inference is a"
            + " forward pass. An update is a forward and a reversed pass, each in a circuit of its"
            + " own that is switched on for its pass: forward and reversed amplifiers. One circuit"
            + " for both directions ('wuxing emit --direction both'), which could train itself, has"
            + " the amplifiers and takes the power named under it. Without signals parts take"
            + " their quiescent currents and amplifiers drive their loads at rest. The class is"
            + " decided when the output with the largest integral stays the same. Writing"
            + " memristors, converters and everything else around the network is not"
            + " counted.%nnext: wuxing compare %s%s%n",
        SiFormat.format(document.numeric(), "s"), model.argument(), digits.argument());
  }

  /** Ideal parts and transistors have no circuit of amplifiers for both directions. */
  private static boolean isBuilt(final ReversibleCircuit circuit) {
    return circuit.amplifiers() > 0;
  }

  private static String amplifiers(final ReversibleCircuit circuit) {
    return !isBuilt(circuit)
        ? "none"
        : circuit.forwardAmplifiers() + " and " + circuit.reversedAmplifiers();
  }

  private static String both(final ReversibleCircuit circuit) {
    return !isBuilt(circuit) ? "none" : circuit.amplifiers() + ", " + known(circuit.power(), "W");
  }

  private static String update(final ReversibleCircuit circuit) {
    return isBuilt(circuit) ? known(circuit.update(), "J") : "-";
  }

  private static String known(final double value, final String unit) {
    return Double.isNaN(value) ? "not in the time limit" : SiFormat.format(value, unit);
  }

  private static void row(
      final String name,
      final List<EnergyFigures> circuits,
      final Function<EnergyFigures, String> figure) {
    final StringBuilder line = new StringBuilder(String.format("%-22s", name));
    circuits.forEach(f -> line.append(String.format("%-22s", figure.apply(f))));
    System.out.println(line.toString().stripTrailing());
  }
}
