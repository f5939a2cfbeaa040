package org.wuxingspice.model.training;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.wuxingspice.model.files.AtomicFile;
import org.wuxingspice.model.files.JsonFile;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.NetworkFile;

/**
 * The files of a run.
 *
 * @param folder that holds them
 */
public record TrainingFolder(Path folder) {

  /** {@return the file of the trained network} */
  public Path model() {
    return folder.resolve("model.json");
  }

  /** {@return the file of the encoding, by which images become drives} */
  public Path encoding() {
    return folder.resolve("encoding.json");
  }

  /** {@return the file of the recipe that was run} */
  public Path recipe() {
    return folder.resolve("recipe.json");
  }

  /** {@return the file of metrics, one row per epoch} */
  public Path metrics() {
    return folder.resolve("metrics.csv");
  }

  /** {@return the file from which the run can go on, whatever happened} */
  public Path checkpoint() {
    return folder.resolve("checkpoint.bin");
  }

  /** One of the files from which a run whose process was killed can go on. */
  Path batch(final int turn) {
    return folder.resolve("batch-" + turn + ".bin");
  }

  /** {@return the file that tells what the model comes from} */
  Path provenance() {
    return folder.resolve(Provenance.FILE);
  }

  /** The files that a run leaves for others. */
  List<Path> results() {
    return List.of(model(), encoding(), recipe(), provenance(), metrics());
  }

  /** {@return whether a run was begun here} */
  public boolean holdsRun() {
    return Files.exists(checkpoint());
  }

  void write(final Recipe recipe, final TrainingImages images) {
    JsonFile.write(recipe(), recipe);
    images.encoding().write(encoding());
    Provenance.write(this, images);
  }

  void write(final Network network, final List<EpochMetrics> rows) {
    NetworkFile.write(model(), network);
    final List<String> lines = new ArrayList<>(List.of(EpochMetrics.HEADER));
    rows.forEach(row -> lines.add(row.csv()));
    AtomicFile.write(metrics(), lines);
  }
}
