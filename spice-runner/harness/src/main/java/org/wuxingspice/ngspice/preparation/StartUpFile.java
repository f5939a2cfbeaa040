package org.wuxingspice.ngspice.preparation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.wuxingspice.ngspice.simulation.Compatibility;

/** The file that ngspice reads when it starts in a folder. */
public final class StartUpFile {

  private static final String NAME = ".spiceinit";
  private static final String OF_INSTALLATION = "spinit";

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

  /**
   * Writes the installation's own file with the dialect behind it, for an ngspice that reads no
   * other.
   *
   * @param folder for the file, which stands in for that of the scripts
   * @param scripts folder of the installation
   * @param dialect that ngspice is to read decks in
   * @throws IOException when a folder cannot be read or written
   */
  public static void write(final Path folder, final Path scripts, final Compatibility dialect)
      throws IOException {
    Files.writeString(
        folder.resolve(OF_INSTALLATION),
        Files.readString(scripts.resolve(OF_INSTALLATION), StandardCharsets.ISO_8859_1)
            + "\n"
            + dialect.command()
            + "\n",
        StandardCharsets.ISO_8859_1);
  }
}
