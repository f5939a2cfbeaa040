package org.wuxingspice.loop.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wuxingspice.loop.propagator.CircuitOptions;
import org.wuxingspice.loop.propagator.CircuitSettings;
import org.wuxingspice.loop.propagator.LoopReason;
import org.wuxingspice.model.dynamics.Propagator;
import org.wuxingspice.model.failure.Suggestion;
import org.wuxingspice.model.training.EngineSettings;
import org.wuxingspice.netlist.compile.Trim;

/** All engines there are. */
public final class Engines {

  private static final List<EngineFactory> ALL =
      List.of(
          new EquilibriumEngine(),
          new OdeEngine(),
          new DieEngine(DieEngine.Time.TRANSIENT),
          new DieEngine(DieEngine.Time.EQUILIBRIUM),
          new SpiceEngine());

  private Engines() {}

  /** {@return the names of the engines} */
  public static List<String> names() {
    return ALL.stream().map(EngineFactory::name).toList();
  }

  /**
   * Starts the engine that the settings name.
   *
   * @param settings of the engine
   * @param threads threads or processes to use, positive
   * @return the engine; the caller closes it
   * @throws org.wuxingspice.model.failure.WuxingException {@link EngineReason#UNKNOWN_ENGINE}, or a
   *     reason of the engine's own
   */
  public static Propagator open(final EngineSettings settings, final int threads) {
    return factory(settings.name()).open(settings, threads);
  }

  /**
   * Starts an engine of a circuit with its parts set. Deviations are counted from the computed rest
   * and no currents flow but those of the trim, whatever the settings say.
   *
   * @param settings of the engine
   * @param trim setting of the parts; empty for as drawn
   * @param threads threads or processes to use, positive
   * @return the engine; the caller closes it
   * @throws org.wuxingspice.model.failure.WuxingException {@link EngineReason#UNKNOWN_ENGINE},
   *     {@link LoopReason#BAD_SETTING} for an engine without a circuit, or a reason of its own
   */
  public static Propagator open(
      final EngineSettings settings, final Optional<Trim> trim, final int threads) {
    if (!(factory(settings.name()) instanceof CircuitEngine engine)) {
      throw LoopReason.BAD_SETTING.failure(
          "engine "
              + settings.name()
              + " runs no circuit; take engine spice, die or"
              + " die-equilibrium");
    }
    final EngineSettings bare = settings.withCircuit(Map.of("rest", "computed", "trim", "none"));
    final CircuitOptions options = CircuitSettings.read(bare.circuit(), bare.duration());
    return engine.open(bare, trim.map(options::withTrim).orElse(options), threads);
  }

  /**
   * {@return whether an engine runs a circuit or its equations, so that settings of one have an
   * effect}
   *
   * @param name of the engine
   * @throws org.wuxingspice.model.failure.WuxingException {@link EngineReason#UNKNOWN_ENGINE}
   */
  public static boolean takesCircuit(final String name) {
    return factory(name).takesCircuit();
  }

  private static EngineFactory factory(final String name) {
    return ALL.stream()
        .filter(factory -> factory.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                EngineReason.UNKNOWN_ENGINE.failure(
                    "engine '"
                        + name
                        + "': "
                        + Suggestion.of(name, names())
                        + "there are "
                        + String.join(", ", names())));
  }
}
