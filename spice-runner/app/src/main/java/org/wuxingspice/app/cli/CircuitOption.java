package org.wuxingspice.app.cli;

import java.util.Map;
import java.util.TreeMap;
import org.wuxingspice.loop.engine.Engines;
import org.wuxingspice.loop.propagator.LoopReason;
import org.wuxingspice.loop.writing.WritingSettings;
import org.wuxingspice.model.training.EngineSettings;
import picocli.CommandLine;

/** The option that says how the circuit of engines spice and die is built. */
final class CircuitOption {

  @CommandLine.Option(
      names = "--circuit",
      paramLabel = "NAME=VALUE",
      split = ",",
      showDefaultValue = CommandLine.Help.Visibility.NEVER,
      description =
          "the circuit, where one is run, or its twin: level=opamp|behavioral|translinear,"
              + " technology=integrated|board|ideal|translinear|FILE, pieces=N|whole,"
              + " mismatch=0.05, offset=1m, noise=100n, levels=32, gbw=10meg, temperature=85,"
              + " memristor=25k:10meg, resistance=100k, ...;"
              + " and, for any engine, what coefficients are written into:"
              + " device=sky130, write=verify|pulses"
              + " (docs/formats.md); what is not given is as in the recipe, or as usual")
  private Map<String, String> circuit = new TreeMap<>();

  /** The settings as given. */
  Map<String, String> settings() {
    return circuit;
  }

  /** The settings with these ones added; refused where they would have no effect. */
  EngineSettings applyTo(final EngineSettings settings) {
    final Map<String, String> others = WritingSettings.others(circuit);
    if (circuit.containsKey("device")) {
      others.remove("devices"); // the seed of written devices too
    }
    if (!others.isEmpty() && !Engines.takesCircuit(settings.name())) {
      throw LoopReason.BAD_SETTING.failure(
          "--circuit "
              + others.keySet().iterator().next()
              + "=...: engine "
              + settings.name()
              + " runs no circuit; add --engine spice or --engine die, or leave --circuit out");
    }
    return settings.withCircuit(circuit);
  }
}
