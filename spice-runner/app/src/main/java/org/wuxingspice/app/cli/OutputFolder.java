package org.wuxingspice.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.wuxingspice.model.failure.UnreadableFile;
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

  /**
   * Takes a folder that may hold what the command wrote before and nothing else, so that no files
   * are mixed into a folder of other things.
   *
   * @param folder as given with --out; does not have to exist
   * @param spec of the command
   * @param mark a file that the command leaves in every folder it has filled
   * @return the lock, to be closed when the folder is filled
   */
  static FolderLock takeOwn(
      final Path folder, final CommandLine.Model.CommandSpec spec, final String mark) {
    check(folder, spec);
    if (Files.isDirectory(folder) && Files.notExists(folder.resolve(mark))) {
      try (Stream<Path> files = Files.list(folder)) {
        final Optional<Path> other =
            files.filter(file -> !file.getFileName().toString().startsWith(".")).findFirst();
        if (other.isPresent()) {
          throw new CommandLine.ParameterException(
              spec.commandLine(),
              "--out "
                  + folder
                  + ": holds other files, such as "
                  + other.get().getFileName()
                  + "; choose a new folder or an empty one");
        }
      } catch (final IOException e) {
        throw new CommandLine.ParameterException(
            spec.commandLine(), "--out " + folder + ": " + UnreadableFile.describe(folder, e));
      }
    }
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
