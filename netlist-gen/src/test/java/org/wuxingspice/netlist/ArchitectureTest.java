package org.wuxingspice.netlist;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Circuits are values; who may know a simulator's language, and no circles. */
@AnalyzeClasses(
    packages = "org.wuxingspice.netlist",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final Path SOURCES = Path.of("src/main/java/org/wuxingspice/netlist");

  /** Packages that may put a simulator's text together or take it apart. */
  private static final Set<String> LANGUAGE = Set.of("format", "source", "naming");

  /** Parts of flat names, commands and cards in a string. */
  private static final Pattern SIMULATOR_TEXT =
      Pattern.compile("\"[^\"\\n]*?(?:#branch|\\[ic]|@[a-z]|\\.x\\d|alter |\\.subckt)");

  @ArchTest
  static final ArchRule NO_PACKAGE_CIRCLES =
      slices().matching("org.wuxingspice.netlist.(*)..").should().beFreeOfCycles();

  /** Families of sealed types with their visitors know each other; nobody else does. */
  @ArchTest
  static final ArchRule NO_CLASS_CIRCLES =
      slices()
          .assignedFrom(
              topLevelClassesOf("bench", "cells", "compile", "flat", "schematic", "technology"))
          .should()
          .beFreeOfCycles();

  @ArchTest
  static final ArchRule LEVELS_DO_NOT_KNOW_THE_LANGUAGE =
      noClasses()
          .that()
          .resideInAnyPackage("..netlist.cells..", "..netlist.technology..", "..netlist.circuit..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..netlist.format..", "..netlist.source..");

  private static SliceAssignment topLevelClassesOf(final String... packages) {
    return new SliceAssignment() {
      @Override
      public SliceIdentifier getIdentifierOf(final JavaClass javaClass) {
        final String name = javaClass.getPackageName();
        return Stream.of(packages).anyMatch(p -> name.equals("org.wuxingspice.netlist." + p))
            ? SliceIdentifier.of(javaClass.getName().replaceAll("\\$.*", ""))
            : SliceIdentifier.ignore();
      }

      @Override
      public String getDescription() {
        return "top-level classes";
      }
    };
  }

  @Test
  void simulatorTextStaysWhereTheLanguageIs() throws IOException {
    final List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (final Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        if (!LANGUAGE.contains(SOURCES.relativize(file).getName(0).toString())) {
          final Matcher text = SIMULATOR_TEXT.matcher(Files.readString(file));
          while (text.find()) {
            found.add(file + ": " + text.group());
          }
        }
      }
    }
    assertThat(found).isEmpty();
  }

  /** The rule above finds what it is made to find. */
  @Test
  void simulatorTextIsRecognised() {
    for (final String code :
        List.of(
            "\"@c.\" + cell + \".x1.c1[ic]\"",
            "cell + \"#branch\"",
            "\"alter \" + name",
            "\"r.\" + neuron + \".x2.r1\"")) {
      assertThat(SIMULATOR_TEXT.matcher(code).find()).as(code).isTrue();
    }
    assertThat(SIMULATOR_TEXT.matcher("\"x\" + i, \"v(s)*\"").find()).isFalse();
  }
}
