package org.wuxingspice.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** A recipe that trains in seconds. */
final class SmallRecipe {

  private SmallRecipe() {}

  /** Writes it into a folder, with the given number of samples in a batch. */
  static Path in(final Path folder, final int batch) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(SmallRecipe.class.getResourceAsStream("small.json"))) {
      return Files.writeString(
          folder.resolve("small.json"),
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .replaceFirst("\"batch\" *: *\\d+", "\"batch\": " + batch));
    }
  }
}
