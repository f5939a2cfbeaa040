package org.wuxingspice.loop.compare;

import java.util.Objects;
import java.util.stream.IntStream;
import org.wuxingspice.loop.engine.Engines;
import org.wuxingspice.model.data.InputEncoding;
import org.wuxingspice.model.data.LabelledImages;
import org.wuxingspice.model.dynamics.PassRequest;
import org.wuxingspice.model.dynamics.Propagator;
import org.wuxingspice.model.learning.ErrorSignal;
import org.wuxingspice.model.learning.Evaluation;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.training.EngineSettings;

/**
 * The classes that the equations give, to set those of a circuit against.
 *
 * @param images that were classified
 * @param classes class of every image
 */
public record NumericTwin(LabelledImages images, int[] classes) {

  /** Checks the parts. */
  public NumericTwin {
    Objects.requireNonNull(images, "images");
    Objects.requireNonNull(classes, "classes");
  }

  /**
   * Classifies images in the numeric transient engine.
   *
   * @param circuit settings of the engine in question; pass and step are taken from it
   * @param network to run
   * @param encoding of the images
   * @param images of the encoding's size
   * @return the classes of the equations
   */
  public static NumericTwin of(
      final EngineSettings circuit,
      final Network network,
      final InputEncoding encoding,
      final LabelledImages images) {
    final int[] all = IntStream.range(0, images.count()).toArray();
    try (Propagator twin =
        Engines.open(circuit.withName("ode"), Runtime.getRuntime().availableProcessors())) {
      return new NumericTwin(
          images,
          Evaluation.classes(
              ErrorSignal.outputs(
                  network.topology(),
                  twin.propagate(
                      new PassRequest(
                          network,
                          Direction.FORWARD,
                          encoding.encode(images, all),
                          circuit.window())))));
    }
  }

  /** {@return the fraction of images whose class is correct, 0 to 1} */
  public double accuracy() {
    return sameAs(images.labels(IntStream.range(0, classes.length).toArray()))
        / (double) classes.length;
  }

  /**
   * {@return the number of images with the same class}
   *
   * @param others class of every image as another engine gives it
   */
  public int sameAs(final int... others) {
    return (int) IntStream.range(0, classes.length).filter(i -> classes[i] == others[i]).count();
  }
}
