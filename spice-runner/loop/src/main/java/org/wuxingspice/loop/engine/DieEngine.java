package org.wuxingspice.loop.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.wuxingspice.loop.propagator.CircuitOptions;
import org.wuxingspice.loop.propagator.CircuitSettings;
import org.wuxingspice.loop.propagator.LoopReason;
import org.wuxingspice.model.dynamics.AutoZeroPropagator;
import org.wuxingspice.model.dynamics.EquilibriumPropagator;
import org.wuxingspice.model.dynamics.Hardware;
import org.wuxingspice.model.dynamics.OdePropagator;
import org.wuxingspice.model.dynamics.Pass;
import org.wuxingspice.model.dynamics.PassRequest;
import org.wuxingspice.model.dynamics.Propagator;
import org.wuxingspice.model.dynamics.Trajectory;
import org.wuxingspice.model.dynamics.WaveformSource;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.training.EngineSettings;
import org.wuxingspice.netlist.compile.DieEquations;
import org.wuxingspice.netlist.compile.Level;
import org.wuxingspice.netlist.technology.Die;

/**
 * The numeric twin of an op-amp circuit: the equations that its devices obey on the die that the
 * circuit's settings describe.
 */
final class DieEngine implements CircuitEngine {

  /** Whether passes are followed through time, or settle. */
  enum Time {
    /** Through time, with the settings' method. */
    TRANSIENT("die"),
    /** Settled. */
    EQUILIBRIUM("die-equilibrium");

    private final String engine;

    Time(final String engine) {
      this.engine = engine;
    }
  }

  private final Time time;

  DieEngine(final Time time) {
    this.time = time;
  }

  @Override
  public String name() {
    return time.engine;
  }

  @Override
  public Propagator open(
      final EngineSettings settings, final CircuitOptions options, final int threads) {
    final Hardware hardware = hardware(settings, options);
    final boolean zeroed = CircuitSettings.measuresRest(settings.circuit());
    if (time == Time.EQUILIBRIUM) {
      final Propagator passes = new EquilibriumPropagator(hardware, threads);
      return new OwningPropagator(zeroed ? new AutoZeroPropagator(passes) : passes, passes);
    }
    final OdePropagator passes =
        new OdePropagator(hardware, settings.stepper(), settings.step(), threads);
    return new WaveformPropagator(zeroed ? new AutoZeroPropagator(passes) : passes, passes);
  }

  private static Hardware hardware(final EngineSettings settings, final CircuitOptions options) {
    if (options.level() != Level.OPAMP) {
      throw LoopReason.BAD_SETTING.failure(
          "level=" + options.level() + ": the equations of a die are those of level opamp");
    }
    if (options.die().noise() != 0) {
      throw LoopReason.BAD_SETTING.failure(
          "noise="
              + settings.circuit().get("noise")
              + ": the equations of a die have no noise; use --engine spice, or leave it out");
    }
    final Set<Die.Part> redrawn = CircuitSettings.redrawn(settings.circuit());
    final Hardware die =
        redrawn.isEmpty()
            ? new DieEquations(options.technology(), options.compiled(), options.trimmed())
            : (network, direction) ->
                new DieEquations(
                        options.technology(),
                        options
                            .compiled()
                            .withDie(
                                options
                                    .die()
                                    .redrawn(redrawn, seed(network, options.die().seed()))),
                        options.trimmed())
                    .realize(network, direction);
    return (network, direction) -> die.realize(options.programmed(network), direction);
  }

  /**
   * The seed of what a network draws anew: the same in both directions, for all parts of a batch
   * and after a checkpoint, another one after every update.
   */
  private static long seed(final Network network, final long die) {
    long seed = die;
    for (final double coefficient : network.coefficients()) {
      seed = 31 * seed + Double.doubleToLongBits(coefficient);
    }
    for (final double[] rates :
        List.of(network.parameters().k1(), network.parameters().k2(), network.parameters().k3())) {
      seed = 31 * seed + Arrays.hashCode(rates);
    }
    return seed;
  }

  /** Ends the inner engine's threads with the engine. */
  private record OwningPropagator(Propagator passes, Propagator owned) implements Propagator {
    @Override
    public Pass propagate(final PassRequest request) {
      return passes.propagate(request);
    }

    @Override
    public void close() {
      owned.close();
    }
  }

  /** The same for an engine with waveforms. */
  private record WaveformPropagator(Propagator passes, OdePropagator owned)
      implements Propagator, WaveformSource {
    @Override
    public Pass propagate(final PassRequest request) {
      return passes.propagate(request);
    }

    @Override
    public Trajectory trajectory(final PassRequest request) {
      return owned.trajectory(request);
    }

    @Override
    public void close() {
      owned.close();
    }
  }
}
