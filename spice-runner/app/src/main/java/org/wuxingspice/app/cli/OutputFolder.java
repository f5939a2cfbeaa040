package org.wuxingspice.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.wuxingspice.model.files.FolderLock;
import picocli.CommandLine;

/** Takes output folders before the work that is to fill them. */
final class OutputFolder {

  private OutputFolder() {}

  /**
   * Takes a folder, so that no other run fills it at the same time.
   *
   * @param folder as given with --out; does not have to exist
   * @param spec of the command
   * @return the lock, to be closed when the folder is filled
   */
  static FolderLock take(final Path folder, final CommandLine.Model.CommandSpec spec) {
    check(folder, spec);
    return FolderLock.take(folder);
  }

  private static void check(final Path folder, final CommandLine.Model.CommandSpec spec) {
    for (Path path = folder.toAbsolutePath(); path != null; path = path.getParent()) {
      if (Files.exists(path)) {
        if (!Files.isDirectory(path)) {
          throw new CommandLine.ParameterException(
              spec.commandLine(), folder + ": " + path + " is a file, not a folder");
        }
        if (!Files.isWritable(path)) {
          throw new CommandLine.ParameterException(
              spec.commandLine(), folder + ": " + path + " cannot be written to");
        }
        return;
      }
    }
  }
}
