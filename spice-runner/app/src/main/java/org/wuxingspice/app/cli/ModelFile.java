package org.wuxingspice.app.cli;

import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Objects;
import org.wuxingspice.model.failure.Suggestion;
import org.wuxingspice.model.training.TrainedModels;
import picocli.CommandLine;

/** Finds a model, which is a file or comes with the program under a name. */
final class ModelFile implements CommandLine.ITypeConverter<Path> {

  @Override
  public Path convert(final String nameOrFile) {
    final Path file = TrainedModels.file(nameOrFile);
    if (Files.notExists(file)) {
      throw new CommandLine.TypeConversionException(
          "'"
              + nameOrFile
              + "': no such file, and no model of this name comes with the program; "
              + Suggestion.of(nameOrFile, TrainedModels.NAMES)
              + "there are "
              + String.join(", ", TrainedModels.NAMES));
    }
    return file;
  }

  /** What a person called the model. */
  static String name(final Path model) {
    return model.getFileSystem().equals(FileSystems.getDefault())
        ? model.toString()
        : Objects.requireNonNull(model.getParent()).toString();
  }

  /** The model as a word of another command. */
  static String argument(final Path model) {
    return ShellWord.of(name(model));
  }

  /** Names of the models that come with the program, for messages and completion. */
  static final class Names implements Iterable<String> {

    @Override
    public Iterator<String> iterator() {
      return TrainedModels.NAMES.iterator();
    }
  }
}
