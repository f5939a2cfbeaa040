package org.wuxingspice.ngspice.agree;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.wuxingspice.model.failure.UnreadableFile;
import org.wuxingspice.model.failure.WuxingException;
import org.wuxingspice.netlist.source.SourceReason;

/** The decks of a folder and its subfolders: files that ask for an analysis. */
public final class DeckFolder {

  private static final List<String> ENDINGS =
      List.of(".cir", ".sp", ".spice", ".ckt", ".net", ".spi");
  private static final Pattern ANALYSIS =
      Pattern.compile("(?im)^\\s*\\.(tran|ac|dc|op|noise|tf|pz|sens|disto|pss|sp)\\b");
  private static final long LARGEST = 16L << 20;

  private DeckFolder() {}

  /**
   * Lists decks in the order of their names.
   *
   * @param folder to look through
   * @return the decks in the folder and below it
   * @throws org.wuxingspice.model.failure.WuxingException {@link SourceReason#NOT_READABLE}
   */
  public static List<Path> decks(final Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.filter(DeckFolder::isDeck).sorted().toList();
    } catch (final IOException e) {
      throw notReadable(folder, e);
    } catch (final UncheckedIOException e) {
      throw notReadable(folder, Objects.requireNonNull(e.getCause(), "of a failed walk"));
    }
  }

  private static WuxingException notReadable(final Path folder, final IOException failure) {
    return SourceReason.NOT_READABLE.failure(
        folder
            + ": "
            + UnreadableFile.describe(folder, failure)
            + "; name a folder that can be read");
  }

  private static boolean isDeck(final Path path) {
    final String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
    try {
      return ENDINGS.stream().anyMatch(name::endsWith)
          && Files.isRegularFile(path)
          && Files.size(path) < LARGEST
          && ANALYSIS.matcher(Files.readString(path, StandardCharsets.ISO_8859_1)).find();
    } catch (final IOException e) {
      return false;
    }
  }
}
