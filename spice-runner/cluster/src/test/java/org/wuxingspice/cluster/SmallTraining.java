package org.wuxingspice.cluster;

import java.util.Map;
import java.util.Random;
import org.wuxingspice.model.dynamics.Propagator;
import org.wuxingspice.model.dynamics.Signals;
import org.wuxingspice.model.dynamics.Stepper;
import org.wuxingspice.model.learning.CoefficientRule;
import org.wuxingspice.model.learning.ErrorSignal;
import org.wuxingspice.model.learning.Initialization;
import org.wuxingspice.model.learning.Optimizer;
import org.wuxingspice.model.learning.ReversedReference;
import org.wuxingspice.model.learning.Trainer;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.Topologies;
import org.wuxingspice.model.network.Topology;
import org.wuxingspice.model.training.EngineSettings;

/** A network of 4, 3 and 2 neurons that learns for a few batches. */
final class SmallTraining {

  private static final int BATCH = 6;

  private SmallTraining() {}

  static EngineSettings engine(final String name) {
    final EngineSettings settings = new EngineSettings(name, 2, 6, 0.2, Stepper.RK4, Map.of());
    return name.equals("spice")
        ? settings.withCircuit(
            Map.of("level", "behavioral", "mismatch", "0.05", "offset", "1m", "rest", "measured"))
        : settings;
  }

  static Network untrained() {
    final Topology topology =
        Topologies.biasedAdders(new int[] {4, 3, 2}, new int[] {0, 2}, new int[] {4, 1}, 1, 3);
    return Network.of(topology, Initialization.uniform(topology, 0.6, true, 3));
  }

  /** Passes around the forward state, so that operating points travel, too. */
  static double[] trained(
      final Propagator propagator, final EngineSettings settings, final int batches) {
    Network network = untrained();
    final Trainer trainer =
        new Trainer(
            propagator,
            settings.window(),
            new ErrorSignal.Softmax(0.5, 0.05),
            new CoefficientRule(1e-4, 3),
            Optimizer.Adam.of(0.01),
            ReversedReference.FORWARD,
            network.topology());
    final Random random = new Random(7);
    for (int b = 0; b < batches; b++) {
      final Signals drive = Signals.zeros(network.topology().inputCount(), BATCH);
      for (int i = 0; i < drive.values().length; i++) {
        drive.values()[i] = random.nextDouble() - 0.5;
      }
      network = trainer.step(network, drive, new int[] {0, 1, 1, 0, 1, 0}, 1).network();
    }
    return network.coefficients();
  }
}
