package org.wuxingspice.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wuxingspice.model.data.DataReason;
import org.wuxingspice.model.data.InputEncoding;
import org.wuxingspice.model.data.LabelledImages;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.NetworkFile;
import org.wuxingspice.model.training.Provenance;
import org.wuxingspice.model.training.TrainingReason;
import picocli.CommandLine;

/** The parameter MODEL of commands that show images to a network, and how images become drives. */
final class ModelOption {

  @CommandLine.Parameters(
      paramLabel = "MODEL",
      converter = ModelFile.class,
      completionCandidates = ModelFile.Names.class,
      description = "model file (JSON), or one of ${COMPLETION-CANDIDATES}")
  private Path model;

  @CommandLine.Option(
      names = "--encoding",
      paramLabel = "FILE",
      description = "how images become drives; default: encoding.json beside the model")
  private @Nullable Path encoding;

  /** A model that another option names. */
  static ModelOption of(final Path file) {
    final ModelOption option = new ModelOption();
    option.model = file;
    return option;
  }

  /** Model and encoding as they were given, for another command. */
  String argument() {
    return ModelFile.argument(model)
        + (encoding == null ? "" : " --encoding " + ShellWord.of(encoding));
  }

  /**
   * {@return what differs from the images and the encoding that the model was trained with}
   *
   * @param all test images at the size of the encoding
   * @param digits where they are from
   */
  Optional<String> difference(final LabelledImages all, final DigitsOption digits) {
    final Optional<Provenance> known = Provenance.beside(model);
    if (known.isPresent() && !known.get().isOf(all)) {
      return Optional.of(
          ModelFile.name(model)
              + " was trained with other images than "
              + digits.description()
              + ": give --data with the folder it was trained with");
    } else if (known.isPresent() && !known.get().isOf(encodingFile())) {
      return Optional.of(
          ModelFile.name(model)
              + " was trained with another encoding than "
              + encodingFile()
              + " holds");
    }
    return Optional.empty();
  }

  /** Refuses other images and another encoding than the model was trained with. */
  void requireSame(final LabelledImages all, final DigitsOption digits) {
    final Optional<String> difference = difference(all, digits);
    if (difference.isPresent()) {
      throw TrainingReason.OTHER_DATA.failure(difference.get());
    }
  }

  private Path encodingFile() {
    return encoding == null ? model.resolveSibling("encoding.json") : encoding;
  }

  /** The file of the network. */
  Path file() {
    return model;
  }

  Network network() {
    return NetworkFile.read(model);
  }

  InputEncoding encoding() {
    if (!Files.exists(encodingFile())) {
      throw DataReason.BAD_ENCODING.failure(
          encodingFile()
              + ": no such file; it says how images become drives, and training writes it beside"
              + " the model");
    }
    return InputEncoding.read(encodingFile());
  }
}
