package org.wuxingspice.ngspice.preparation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.wuxingspice.ngspice.simulation.Compatibility;

/** The file that ngspice reads when it starts in a folder. */
public final class StartUpFile {

  private static final String NAME = ".spiceinit";

  private StartUpFile() {}

  /**
   * Writes the file.
   *
   * @param folder where ngspice is to start
   * @param dialect that it is to read decks in
   * @throws IOException when the folder cannot be written
   */
  public static void write(final Path folder, final Compatibility dialect) throws IOException {
    Files.writeString(folder.resolve(NAME), dialect.command() + "\n");
  }
}
