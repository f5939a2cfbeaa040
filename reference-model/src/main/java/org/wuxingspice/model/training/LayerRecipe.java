package org.wuxingspice.model.training;

import java.util.List;
import org.wuxingspice.model.data.InputEncoding;
import org.wuxingspice.model.data.LabelledImages;
import org.wuxingspice.model.learning.Optimizer;
import org.wuxingspice.model.network.TopologyPlan;

/**
 * A recipe for a network of which only the sizes of the layers are given: that of {@code adders-64}
 * with what has to follow the number of inputs and of images.
 */
final class LayerRecipe {

  private static final String BASE = "adders-64";

  /** Adders add, so signals per input shrink with the root of their number; 0.1 for 784 pixels. */
  private static final double GAIN = 2.8;

  private static final double LARGEST_GAIN = 0.3;

  /** Steps as well: 0.002 for 784 inputs, as in the base; 0.01 for 49 or fewer. */
  private static final double RATE = 0.07;

  private static final double LARGEST_RATE = 0.01;
  private static final int SMALL_SET = 5000;
  private static final int SMALL_BATCH = 16;

  /** Images shown in all, within the bounds of epochs. */
  private static final int PRESENTATIONS = 20_000;

  private static final int FEWEST_EPOCHS = 5;
  private static final int MOST_EPOCHS = 50;

  private LayerRecipe() {}

  static Recipe of(final List<Integer> layers, final LabelledImages training) {
    if (layers.size() < 2 || layers.stream().anyMatch(size -> size < 1)) {
      throw TrainingReason.BAD_RECIPE.failure(
          "layers " + layers + ": need inputs, hidden neurons and classes, as 36,10,3");
    }
    final int inputs = layers.get(0);
    final int[] size = size(inputs, training);
    final Recipe base = Recipe.read(BASE);
    final boolean small = training.count() < SMALL_SET;
    return new Recipe(
        base.format(),
        "layers " + layers + " with adders, every pair linked, method 2",
        base.seed(),
        new TopologyPlan.Adders(layers, List.of(0, 2), List.of(4, 1), 1, false),
        base.clamp(),
        base.initial(),
        new InputEncoding.Plan(
            size[0],
            size[1],
            base.images().centring(),
            base.images().scaling(),
            Math.min(LARGEST_GAIN, GAIN / Math.sqrt(inputs)),
            0),
        base.engine(),
        base.error(),
        base.around(),
        base.rule(),
        Optimizer.Adam.of(Math.min(LARGEST_RATE, RATE / Math.sqrt(inputs))),
        base.schedule(),
        0,
        small ? SMALL_BATCH : base.batch(),
        Math.max(FEWEST_EPOCHS, Math.min(MOST_EPOCHS, PRESENTATIONS / training.count())),
        0,
        0);
  }

  /** Rows and columns of the images that the first layer sees: as they are, or pooled squares. */
  private static int[] size(final int inputs, final LabelledImages training) {
    final int side = (int) Math.round(Math.sqrt(inputs));
    if (training.pixelCount() == inputs) {
      return new int[] {training.rows(), training.columns()};
    } else if (side * side == inputs && side <= Math.min(training.rows(), training.columns())) {
      return new int[] {side, side};
    }
    throw TrainingReason.BAD_FIT.failure(
        String.format(
            "a first layer of %d neurons for images of %d x %d = %d pixels: give it %d%s",
            inputs,
            training.rows(),
            training.columns(),
            training.pixelCount(),
            training.pixelCount(),
            training.rows() > 1 ? ", or a square such as 49 to which they are pooled" : ""));
  }
}
