package org.wuxingspice.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of messages names every reason that there is, and none that there is not. */
class TroubleshootingTest {

  private static final Pattern NAMED = Pattern.compile("`(\\w+Reason\\.[A-Z_]+)`");

  @Test
  void everyReasonHasItsRow() throws IOException {
    final String page = Files.readString(Path.of("..", "docs", "troubleshooting.md"));
    final List<String> reasons =
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.wuxingspice")
                .stream()
                .filter(type -> type.isEnum() && type.getSimpleName().endsWith("Reason"))
                .flatMap(TroubleshootingTest::constants)
                .toList();
    assertThat(reasons).hasSizeGreaterThan(100);
    assertThat(NAMED.matcher(page).results().map((MatchResult row) -> row.group(1)).distinct())
        .containsExactlyInAnyOrderElementsOf(reasons);
  }

  private static Stream<String> constants(final JavaClass type) {
    return Stream.of(type.reflect().getEnumConstants())
        .map(constant -> type.getSimpleName() + "." + constant);
  }
}
