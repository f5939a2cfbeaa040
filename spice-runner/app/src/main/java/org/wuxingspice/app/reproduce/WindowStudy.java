package org.wuxingspice.app.reproduce;

import java.util.ArrayList;
import java.util.List;

/**
 * What a window does for accuracy in transients: networks trained in equilibrium and then run in
 * transients of several lengths, integrated from the start or over the end of a pass. A stopped
 * study goes on with the network it was at.
 */
public final class WindowStudy {

  private static final String[] RECIPES = {"model1", "model2", "adders-100", "adders-300"};
  private static final double[] WINDOWS = {5, 10, 20};

  private WindowStudy() {}

  /**
   * Trains, measures, and writes {@code transients.csv}, {@code transients.png} and {@code
   * transients.svg} beside the folders of the training runs.
   *
   * @param settings what to work with
   * @return the curves of training
   */
  public static List<AccuracyCurve> run(final ReproductionSettings settings) {
    final List<AccuracyCurve> curves = new ArrayList<>();
    final TransientAccuracy accuracy = new TransientAccuracy(settings);
    for (final String name : RECIPES) {
      curves.add(RecipeCurve.train(settings, name, name, 0));
      accuracy.of(name, "", WINDOWS).panel(name + ", test images right");
    }
    accuracy.write("Accuracy in transients by length of a pass and window");
    return curves;
  }
}
