package org.wuxingspice.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;

/** Checks output folders before the work that is to fill them. */
final class OutputFolder {

  private OutputFolder() {}

  /**
   * {@return the folder, which does not have to exist}
   *
   * @param folder as given with --out
   * @param spec of the command
   */
  static Path checked(final Path folder, final CommandLine.Model.CommandSpec spec) {
    for (Path path = folder.toAbsolutePath(); path != null; path = path.getParent()) {
      if (Files.exists(path)) {
        if (!Files.isDirectory(path)) {
          throw new CommandLine.ParameterException(
              spec.commandLine(), "--out " + folder + ": " + path + " is a file, not a folder");
        }
        if (!Files.isWritable(path)) {
          throw new CommandLine.ParameterException(
              spec.commandLine(), "--out " + folder + ": " + path + " cannot be written to");
        }
        return folder;
      }
    }
    return folder;
  }
}
