package org.wuxingspice.app.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.wuxingspice.model.failure.WuxingException;

class ImageSetDownloadTest {

  @TempDir Path folder;

  private final List<Path> workFolders = new ArrayList<>();

  private void assertRefused(
      final ImageSet set, final DownloadReason reason, final ImageSetDownload.Launcher launcher) {
    final Path target = folder.resolve("target");
    assertThatThrownBy(
            () ->
                new ImageSetDownload(
                        (command, work) -> {
                          workFolders.add(work);
                          launcher.run(command, work);
                        })
                    .fetch(set, target))
        .isInstanceOfSatisfying(
            WuxingException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    assertThat(target).doesNotExist();
    assertThat(workFolders).isNotEmpty().allSatisfy(work -> assertThat(work).doesNotExist());
  }

  private static void corrupt(final ImageSet set, final Path work) {
    try {
      final Path inside = Files.createDirectories(work.resolve(set.folder()));
      for (final String name : set.digests().keySet()) {
        final Path file = inside.resolve(name + set.ending());
        try (var out =
            set.ending().isEmpty()
                ? Files.newOutputStream(file)
                : new GZIPOutputStream(Files.newOutputStream(file))) {
          out.write(new byte[] {0, 0, 8, 3});
        }
      }
    } catch (final IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @FieldSource("org.wuxingspice.app.download.ImageSet#ALL")
  void otherContentIsRefusedAndNothingKept(final ImageSet set) {
    assertRefused(set, DownloadReason.WRONG_CONTENT, (command, work) -> corrupt(set, work));
  }

  @ParameterizedTest
  @FieldSource("org.wuxingspice.app.download.ImageSet#ALL")
  void emptyPackageIsRefused(final ImageSet set) {
    assertRefused(set, DownloadReason.WRONG_CONTENT, (command, work) -> {});
  }

  @ParameterizedTest
  @FieldSource("org.wuxingspice.app.download.ImageSet#ALL")
  void failedClientLeavesNothing(final ImageSet set) {
    assertRefused(
        set,
        DownloadReason.NOT_FETCHED,
        (command, work) -> {
          throw DownloadReason.NOT_FETCHED.failure("no network");
        });
  }
}
