package org.wuxingspice.app.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.wuxingspice.model.data.Digits;
import org.wuxingspice.model.data.LabelledImages;
import picocli.CommandLine;

/** The option {@code --data} of commands that need images. */
final class DigitsOption {

  @CommandLine.Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "folder of IDX files, CSV tables or NumPy arrays, or a .npz file (docs/data.md); default:"
              + " the bundled digits")
  private @Nullable Path folder;

  LabelledImages training() {
    return folder == null ? Digits.bundledTraining() : Digits.loadTraining(folder);
  }

  LabelledImages test() {
    return folder == null ? Digits.bundledTest() : Digits.loadTest(folder);
  }

  /** The first test images, at most as many as there are. */
  LabelledImages test(final int limit) {
    final LabelledImages all = test();
    return all.slice(0, Math.min(limit, all.count()));
  }

  /** Which images these are, for messages. */
  String description() {
    return folder == null ? "the bundled digits" : folder.toString();
  }

  /** The option as given, with a space before it; empty when it was not. */
  String argument() {
    return folder == null ? "" : " --data " + ShellWord.of(folder);
  }
}
