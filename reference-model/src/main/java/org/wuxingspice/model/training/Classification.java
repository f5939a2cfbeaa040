package org.wuxingspice.model.training;

import java.util.Map;
import java.util.TreeMap;
import org.wuxingspice.model.data.InputEncoding;
import org.wuxingspice.model.data.LabelledImages;
import org.wuxingspice.model.dynamics.LostSamples;
import org.wuxingspice.model.dynamics.Pass;
import org.wuxingspice.model.dynamics.PassRequest;
import org.wuxingspice.model.dynamics.Propagator;
import org.wuxingspice.model.dynamics.Window;
import org.wuxingspice.model.learning.ErrorSignal;
import org.wuxingspice.model.learning.Evaluation;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;

/**
 * Classifies images of a set.
 *
 * @param propagator runs the forward passes
 * @param window over which they integrate
 * @param network to evaluate
 * @param encoding of the images
 * @param images of the encoding's size
 * @param progress told which images are left out, and how many are done
 */
record Classification(
    Propagator propagator,
    Window window,
    Network network,
    InputEncoding encoding,
    LabelledImages images,
    Progress progress) {

  /**
   * Classifies some of the images.
   *
   * @param chosen numbers of images
   * @return class of each; {@link Evaluation#NO_CLASS} where the engine has no answer
   * @throws LostSamples with the numbers of the images
   */
  int[] classes(final int... chosen) {
    final Pass pass;
    try {
      pass =
          propagator.propagate(
              new PassRequest(network, Direction.FORWARD, encoding.encode(images, chosen), window));
    } catch (final LostSamples e) {
      throw e.renumbered("image", sample -> chosen[sample]);
    }
    if (!pass.skipped().isEmpty()) {
      final Map<Integer, String> causes = new TreeMap<>();
      pass.skipped().forEach((sample, cause) -> causes.put(chosen[sample], cause));
      progress.skipped(causes);
    }
    progress.advance(chosen.length, "");
    return Evaluation.classes(ErrorSignal.outputs(network.topology(), pass));
  }
}
