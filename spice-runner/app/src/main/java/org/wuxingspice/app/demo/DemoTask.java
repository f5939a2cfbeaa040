package org.wuxingspice.app.demo;

import java.util.Random;
import java.util.stream.IntStream;
import org.wuxingspice.model.data.Digits;
import org.wuxingspice.model.data.InputEncoding;
import org.wuxingspice.model.data.LabelledImages;
import org.wuxingspice.model.dynamics.Signals;
import org.wuxingspice.model.learning.Initialization;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.Topologies;
import org.wuxingspice.model.network.Topology;

/**
 * The digits the demo learns and the network that learns them.
 *
 * @param training pooled training digits
 * @param test pooled test digits
 * @param encoding how pixels become drives
 * @param network untrained network
 */
record DemoTask(
    LabelledImages training, LabelledImages test, InputEncoding encoding, Network network) {

  private static final int CLASSES = 10;
  private static final int[] HIDDEN_INPUTS = {0, 2};
  private static final int[] HIDDEN_OUTPUTS = {4, 1};
  private static final double COEFFICIENT_AMPLITUDE = 0.5;

  static DemoTask prepare(final DemoSettings settings) {
    final int side = DemoSettings.SIDE;
    final LabelledImages training =
        settings.data().map(Digits::loadTraining).orElseGet(Digits::bundledTraining);
    final LabelledImages test =
        settings.data().map(Digits::loadTest).orElseGet(Digits::bundledTest);
    final LabelledImages pooled = training.pooled(side, side);
    final int[] sizes = {side * side, settings.hidden(), CLASSES};
    final Topology topology =
        Topologies.adders(sizes, HIDDEN_INPUTS, HIDDEN_OUTPUTS, 1.0, settings.seed());
    final double[] coefficients =
        Initialization.uniform(topology, COEFFICIENT_AMPLITUDE, true, settings.seed());
    return new DemoTask(
        pooled,
        test.pooled(side, side),
        InputEncoding.centred(pooled, DemoSettings.GAIN),
        Network.of(topology, coefficients));
  }

  Signals drives(final LabelledImages images, final int[] chosen) {
    return encoding.encode(images, chosen);
  }

  static int[] labels(final LabelledImages images, final int[] chosen) {
    return IntStream.of(chosen).map(images::label).toArray();
  }

  /** A seeded random order of the training digits. */
  int[] order(final long seed) {
    final int[] order = IntStream.range(0, training.count()).toArray();
    final Random random = new Random(seed);
    for (int i = order.length - 1; i > 0; i--) {
      final int other = random.nextInt(i + 1);
      final int kept = order[i];
      order[i] = order[other];
      order[other] = kept;
    }
    return order;
  }
}
