package org.wuxingspice.model.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wuxingspice.model.failure.WuxingException;

/** A collection of broken model files; the name of each begins with the reason to expect. */
class BrokenNetworkFilesTest {

  static List<Path> files() throws IOException, URISyntaxException {
    final Path folder =
        Path.of(Objects.requireNonNull(BrokenNetworkFilesTest.class.getResource("broken")).toURI());
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void isRefusedInOneLine(final Path file) {
    final String expected = file.getFileName().toString().replaceAll("-.*", "");
    assertThatThrownBy(() -> NetworkFile.read(file))
        .isInstanceOfSatisfying(
            WuxingException.class,
            e -> {
              assertThat(e.reason()).as(e.getMessage()).hasToString(expected);
              assertThat(e.getMessage())
                  .startsWith(file.toString())
                  .doesNotContain("\n", "Feature", "org.wuxingspice", "Source:")
                  .hasSizeLessThan(1000);
            });
  }

  @Test
  void collectionIsThere() throws IOException, URISyntaxException {
    assertThat(files()).hasSizeGreaterThan(25);
  }
}
