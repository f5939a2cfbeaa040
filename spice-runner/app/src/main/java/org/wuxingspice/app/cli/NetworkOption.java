package org.wuxingspice.app.cli;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wuxingspice.model.learning.Initialization;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.NetworkFile;
import org.wuxingspice.model.network.NetworkReason;
import org.wuxingspice.model.network.Topologies;
import org.wuxingspice.model.network.Topology;
import org.wuxingspice.model.training.Recipe;
import org.wuxingspice.model.training.TrainedModels;
import picocli.CommandLine;

/** The options of commands that take a network from wherever it is. */
final class NetworkOption {

  private static final Pattern SIZES = Pattern.compile("\\d{1,7}(,\\d{1,7})+");

  /** Half the range of the coefficients of networks made on the spot, as recipe model1 has it. */
  private static final double AMPLITUDE = 1.5;

  private static final int PORTS = 5;

  @CommandLine.Option(
      names = "--network",
      required = true,
      paramLabel = "NETWORK",
      description =
          "a recipe (${COMPLETION-CANDIDATES}) before its training, the same name with -trained for"
              + " a trained model that comes with the program (see 'wuxing models'), a model file"
              + " (JSON), or the sizes of the layers, as 784,839,283,96,32,10",
      completionCandidates = RecipeNames.class)
  private String network = "";

  @CommandLine.Option(
      names = "--seed",
      description = "of topology and coefficients; default: the recipe's, or else 1")
  private @Nullable Long seed;

  /** The file of the network, for its encoding. */
  ModelOption model() {
    return ModelOption.of(TrainedModels.file(network));
  }

  /** The network. */
  Network network() {
    if (SIZES.matcher(network).matches()) {
      final int[] sizes = Arrays.stream(network.split(",")).mapToInt(Integer::parseInt).toArray();
      final long drawn = seed == null ? 1 : seed;
      final Topology topology = Topologies.oneToOne(sizes, PORTS, drawn);
      return Network.of(topology, Initialization.uniform(topology, AMPLITUDE, false, drawn));
    } else if (Recipe.NAMES.contains(network)) {
      final Recipe recipe = Recipe.read(network);
      return (seed == null ? recipe : recipe.withSeed(seed)).start();
    }
    if (seed != null) {
      throw NetworkReason.OUT_OF_RANGE.failure(
          "--seed " + seed + ": the model " + network + " has its topology and coefficients");
    }
    return NetworkFile.read(TrainedModels.file(network));
  }
}
