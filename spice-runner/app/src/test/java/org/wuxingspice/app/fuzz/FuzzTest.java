package org.wuxingspice.app.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wuxingspice.model.failure.WuxingException;

/**
 * Damaged and hostile files for every parser: each is read, or refused with a typed reason on one
 * line, and nothing else happens. The seed is fixed; {@code -Dwuxing.fuzz=N} takes N files of each
 * format.
 */
class FuzzTest {

  private static final int FILES = Integer.getInteger("wuxing.fuzz", 1500);
  private static final long SEED = Long.getLong("wuxing.fuzz.seed", 5);

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  @Timeout(3600)
  void everyFileIsReadOrRefused(final FuzzedFormat format) throws IOException {
    Files.writeString(folder.resolve("part.inc"), "r2 a 0 2k\n");
    Files.writeString(folder.resolve("parts.lib"), ".lib fast\nr3 a 0 3k\n.endl\n");
    final List<byte[]> good = format.good(folder);
    final Mutator mutator = new Mutator(SEED);
    final Path file = folder.resolve("self");
    for (int i = 0; i < FILES; i++) {
      final byte[] bytes = mutator.next(good);
      Files.write(file, bytes);
      try {
        format.read(file);
      } catch (final WuxingException e) {
        assertThat(e.getMessage()).isNotBlank().doesNotContain("\n");
      } catch (final RuntimeException | Error e) {
        fail("file " + i + " of " + format + ": " + HexFormat.of().formatHex(bytes), e);
      }
    }
  }
}
