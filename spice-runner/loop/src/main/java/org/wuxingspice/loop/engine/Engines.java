package org.wuxingspice.loop.engine;

import java.util.List;
import org.wuxingspice.model.dynamics.Propagator;
import org.wuxingspice.model.failure.Suggestion;
import org.wuxingspice.model.training.EngineSettings;

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
