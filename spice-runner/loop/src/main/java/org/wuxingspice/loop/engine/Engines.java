package org.wuxingspice.loop.engine;

import java.util.List;
import org.wuxingspice.model.dynamics.Propagator;
import org.wuxingspice.model.failure.Suggestion;
import org.wuxingspice.model.training.EngineSettings;

/** All engines there are. */
public final class Engines {

  private static final List<EngineFactory> ALL =
      List.of(new EquilibriumEngine(), new OdeEngine(), new SpiceEngine());

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
    return ALL.stream()
        .filter(factory -> factory.name().equals(settings.name()))
        .findFirst()
        .orElseThrow(
            () ->
                EngineReason.UNKNOWN_ENGINE.failure(
                    "engine '"
                        + settings.name()
                        + "': "
                        + Suggestion.of(settings.name(), names())
                        + "there are "
                        + String.join(", ", names())))
        .open(settings, threads);
  }
}
