package org.wuxingspice.model.training;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.io.FileNotFoundException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.wuxingspice.model.data.InputEncoding;
import org.wuxingspice.model.data.LabelledImages;
import org.wuxingspice.model.failure.Suggestion;
import org.wuxingspice.model.files.JsonFile;
import org.wuxingspice.model.learning.ErrorSignal;
import org.wuxingspice.model.learning.Initialization;
import org.wuxingspice.model.learning.LearningRateSchedule;
import org.wuxingspice.model.learning.LearningRule;
import org.wuxingspice.model.learning.Optimizer;
import org.wuxingspice.model.learning.ReversedReference;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.Neuron;
import org.wuxingspice.model.network.NeuronParameters;
import org.wuxingspice.model.network.StateClamp;
import org.wuxingspice.model.network.Topology;
import org.wuxingspice.model.network.TopologyPlan;

/**
 * Everything that decides a training run, except the images. The schema is in {@code
 * docs/formats.md}.
 *
 * @param format {@link #FORMAT}
 * @param description one line for people
 * @param seed of topology, coefficients and order of the images
 * @param network how the topology is laid out
 * @param clamp range of the element values
 * @param initial coefficients to start from
 * @param images how images become drives
 * @param engine that runs the passes
 * @param error that drives the reversed pass
 * @param around the state around which reversed passes run
 * @param rule that finds the updates
 * @param step that turns updates into changes
 * @param schedule of the step over the whole training
 * @param shift pixels by which training images are moved at most, across and down, each time they
 *     are shown; at least 0 and less than the rows and columns
 * @param batch images per update, positive
 * @param epochs passes over the training images, positive
 * @param validation number of training images, the last ones, that are held out; at least 0
 * @param patience epochs without a better validation accuracy after which training stops; 0 never
 */
public record Recipe(
    String format,
    String description,
    long seed,
    TopologyPlan network,
    StateClamp clamp,
    Initialization initial,
    InputEncoding.Plan images,
    EngineSettings engine,
    ErrorSignal error,
    ReversedReference around,
    LearningRule rule,
    Optimizer step,
    LearningRateSchedule schedule,
    int shift,
    int batch,
    int epochs,
    int validation,
    int patience) {

  /** First field of every recipe. */
  public static final String FORMAT = "wuxing-recipe 1";

  /** Names of the recipes that come with the program. */
  public static final List<String> NAMES =
      List.of(
          "model1",
          "model2",
          "model1-method1",
          "model1-mixed",
          "model1-compensated",
          "model2-compensated",
          "model1-mixed-compensated",
          "adders-64",
          "adders-100",
          "adders-300",
          "model1-transient",
          "model2-transient",
          "adders-100-transient",
          "adders-100-scratch",
          "adders-300-transient",
          "model1-tuning",
          "adders-300-tuning",
          "pooled-49",
          "pooled-49-tuning",
          "pooled-49-imperfect",
          "pooled-49-hardware",
          "adders-100-hardware");

  /**
   * Checks what the parts do not check themselves.
   *
   * @throws org.wuxingspice.model.failure.WuxingException {@link TrainingReason#BAD_RECIPE}
   */
  public Recipe {
    if (!FORMAT.equals(format)) {
      throw TrainingReason.BAD_RECIPE.failure(
          "format '" + format + "': only '" + FORMAT + "' can be read");
    }
    if (batch < 1 || epochs < 1 || validation < 0 || patience < 0) {
      throw TrainingReason.BAD_RECIPE.failure(
          "batch "
              + batch
              + ", epochs "
              + epochs
              + ", validation "
              + validation
              + ", patience "
              + patience
              + ": batch and epochs must be positive, the others at least 0");
    }
    if (shift < 0 || shift >= Math.min(images.rows(), images.columns())) {
      throw TrainingReason.BAD_RECIPE.failure(
          "shift "
              + shift
              + ": must be at least 0 and less than the rows and columns of the images");
    }
    if (patience > 0 && validation == 0) {
      throw TrainingReason.BAD_RECIPE.failure(
          "patience " + patience + " with validation 0: hold some training images out");
    }
    if (network.bias() != (images.constant() != 0)) {
      throw TrainingReason.BAD_RECIPE.failure(
          "bias "
              + network.bias()
              + " with constant "
              + images.constant()
              + ": constant neurons need a constant drive, and nothing else does");
    }
    final long pixels = (long) images.rows() * images.columns();
    if (network.layers().isEmpty() || network.layers().get(0) != pixels) {
      throw TrainingReason.BAD_RECIPE.failure(
          "images of "
              + pixels
              + " pixels for layers "
              + network.layers()
              + ": the first layer needs one neuron per pixel");
    }
  }

  /**
   * {@return a recipe that comes with the program, or one in a file}
   *
   * @param nameOrFile one of {@link #NAMES}, or a file
   * @throws org.wuxingspice.model.failure.WuxingException {@link TrainingReason#BAD_RECIPE}, or the
   *     reason of the part that is wrong; with file, line and column
   */
  public static Recipe read(final String nameOrFile) {
    if (NAMES.contains(nameOrFile)) {
      return JsonFile.read(
          "recipe " + nameOrFile,
          () -> resource(nameOrFile + ".json"),
          Recipe.class,
          TrainingReason.BAD_RECIPE);
    }
    final Path file = Path.of(nameOrFile);
    if (!file.toFile().exists()) {
      throw TrainingReason.BAD_RECIPE.failure(
          nameOrFile
              + ": no such file, and no such recipe; "
              + Suggestion.of(nameOrFile, NAMES)
              + "there are "
              + String.join(", ", NAMES));
    }
    return read(file);
  }

  /**
   * {@return the recipe in a file}
   *
   * @param file to read
   * @throws org.wuxingspice.model.failure.WuxingException as above
   */
  public static Recipe read(final Path file) {
    return JsonFile.read(file, Recipe.class, TrainingReason.BAD_RECIPE);
  }

  /**
   * {@return a recipe for adders of given sizes, with gain, rate, batches and epochs that suit the
   * images}
   *
   * @param layers neurons per layer: one per pixel, or a square number to which images are pooled;
   *     then hidden ones; then one per class
   * @param training images to train on
   * @throws org.wuxingspice.model.failure.WuxingException {@link TrainingReason#BAD_RECIPE} or
   *     {@link TrainingReason#BAD_FIT}
   */
  public static Recipe forLayers(final List<Integer> layers, final LabelledImages training) {
    return LayerRecipe.of(layers, training);
  }

  private static InputStream resource(final String name) throws FileNotFoundException {
    final InputStream found = Recipe.class.getResourceAsStream(name);
    if (found == null) {
      throw new FileNotFoundException(name);
    }
    return found;
  }

  /** {@return the network that training starts from} */
  @JsonIgnore
  public Network start() {
    final Topology topology = network.topology(seed);
    final double[] coefficients = initial.coefficients(topology, seed);
    for (int k = 0; k < coefficients.length; k++) {
      if (network.isBias(topology.link(k).source())) {
        coefficients[k] = initial.bias();
      }
    }
    return new Network(
        topology,
        NeuronParameters.uniform(
            topology.elementCount(), Neuron.DEFAULT_K1, Neuron.DEFAULT_K2, Neuron.DEFAULT_K3),
        clamp,
        coefficients);
  }

  /**
   * {@return the same recipe with other engine settings}
   *
   * @param other settings
   */
  public Recipe withEngine(final EngineSettings other) {
    return copy(seed, other, batch, epochs);
  }

  /**
   * {@return the same recipe with another seed}
   *
   * @param other seed
   */
  public Recipe withSeed(final long other) {
    return copy(other, engine, batch, epochs);
  }

  /**
   * {@return the same recipe with another number of epochs}
   *
   * @param other positive
   */
  public Recipe withEpochs(final int other) {
    return copy(seed, engine, batch, other);
  }

  /**
   * {@return the same recipe with another number of images per update}
   *
   * @param other positive
   */
  public Recipe withBatch(final int other) {
    return copy(seed, engine, other, epochs);
  }

  private Recipe copy(
      final long newSeed, final EngineSettings newEngine, final int newBatch, final int newEpochs) {
    return new Recipe(
        format,
        description,
        newSeed,
        network,
        clamp,
        initial,
        images,
        newEngine,
        error,
        around,
        rule,
        step,
        schedule,
        shift,
        newBatch,
        newEpochs,
        validation,
        patience);
  }
}
