package org.wuxingspice.app.cli;

import java.util.Map;
import java.util.TreeMap;
import org.wuxingspice.model.training.EngineSettings;
import picocli.CommandLine;

/** The option that says how the circuit of engine spice is built. */
final class CircuitOption {

  @CommandLine.Option(
      names = "--circuit",
      paramLabel = "NAME=VALUE",
      split = ",",
      showDefaultValue = CommandLine.Help.Visibility.NEVER,
      description =
          "the circuit, where one is run: level=opamp|behavioral, technology=integrated|board|ideal,"
              + " pieces=N|whole, mismatch=0.05, offset=1e-3, noise=1e-7, levels=32, gbw=1e7, ..."
              + " (docs/formats.md); what is not given is as in the recipe, or as usual")
  private Map<String, String> circuit = new TreeMap<>();

  /** The settings as given. */
  Map<String, String> settings() {
    return circuit;
  }

  EngineSettings applyTo(final EngineSettings settings) {
    return settings.withCircuit(circuit);
  }
}
