package org.wuxingspice.app.reproduce;

import java.util.ArrayList;
import java.util.List;
import org.wuxingspice.app.plot.ChartFile;
import org.wuxingspice.app.plot.Series;
import org.wuxingspice.app.plot.StackedLineChart;
import org.wuxingspice.model.files.AtomicFile;

/** The paper's figures with accuracy curves. */
public enum PaperFigure {
  /** Methods 1, 2 and both on MODEL1. */
  FIG2("Figure 2: training methods on MODEL1") {
    @Override
    List<AccuracyCurve> train(final ReproductionSettings settings) {
      return List.of(
          RecipeCurve.train(settings, "model1-method1", "method 1 (neuron parameters)", EPOCHS),
          RecipeCurve.train(settings, "model1", "method 2 (link coefficients)", EPOCHS),
          RecipeCurve.train(settings, "model1-mixed", "mixed", EPOCHS));
    }
  },
  /** A perceptron of MODEL1's size with ever fewer weights. */
  FIG3("Figure 3: perceptron of MODEL1's size by link ratio") {
    @Override
    List<AccuracyCurve> train(final ReproductionSettings settings) {
      final PerceptronCurve perceptron = new PerceptronCurve(settings);
      final List<AccuracyCurve> curves = new ArrayList<>();
      for (final double ratio : new double[] {1, 0.5, 0.2, 0.1, 0.05, 0.03, 0.01, 0.005}) {
        curves.add(perceptron.train(ratio, EPOCHS));
      }
      return curves;
    }
  },
  /** MODEL1 against MODEL2, in equilibrium while they are trained and then in transients. */
  FIG4("Figure 4: MODEL1 and MODEL2, method 2") {
    @Override
    List<AccuracyCurve> train(final ReproductionSettings settings) {
      final List<AccuracyCurve> curves =
          List.of(
              RecipeCurve.train(settings, "model1", "MODEL1", LONG_EPOCHS),
              RecipeCurve.train(settings, "model2", "MODEL2", LONG_EPOCHS));
      new TransientAccuracy(settings)
          .of("model1", "MODEL1, ", WINDOW)
          .of("model2", "MODEL2, ", WINDOW)
          .panel("test images right")
          .write("Figure 4 in transients: the trained networks by length of a pass");
      return curves;
    }
  };

  private static final int EPOCHS = 5;
  private static final int LONG_EPOCHS = 10;
  private static final double WINDOW = 10;

  private static final int WIDTH = 1000;
  private static final int HEIGHT = 620;

  private final String title;

  PaperFigure(final String title) {
    this.title = title;
  }

  /** Trains the networks of the figure. */
  abstract List<AccuracyCurve> train(ReproductionSettings settings);

  /**
   * Runs the experiment and writes {@code accuracy.csv}, {@code accuracy.png} and {@code
   * accuracy.svg} into its folder, beside the folders of its training runs; figure 4 also writes
   * {@code transients}. A stopped experiment goes on with the networks it was at.
   *
   * @param settings what to work with
   * @return the curves
   */
  public List<AccuracyCurve> reproduce(final ReproductionSettings settings) {
    final List<AccuracyCurve> curves = train(settings);
    final List<String> rows = new ArrayList<>(List.of("curve,seed,epoch,test_accuracy"));
    for (final AccuracyCurve curve : curves) {
      for (int s = 0; s < curve.seeds().size(); s++) {
        final List<Double> accuracies = curve.seeds().get(s);
        for (int i = 0; i < accuracies.size(); i++) {
          rows.add(curve.name() + "," + (s + 1) + "," + (i + 1) + "," + accuracies.get(i));
        }
      }
    }
    AtomicFile.write(settings.out().resolve("accuracy.csv"), rows);
    final String images =
        settings.training().count()
            + " training, "
            + settings.test().count()
            + " test images"
            + (settings.quick() ? ", quick" : "")
            + "; "
            + settings.caption();
    final List<Series> series = curves.stream().map(AccuracyCurve::series).toList();
    ChartFile.write(
        StackedLineChart.overRange("epochs")
            .wholeNumbers()
            .percentages("test images right", series)
            .chart(title, images),
        settings.out(),
        "accuracy",
        WIDTH,
        HEIGHT);
    return curves;
  }
}
