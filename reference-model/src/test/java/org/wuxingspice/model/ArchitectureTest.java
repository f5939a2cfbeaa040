package org.wuxingspice.model;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The mathematics know no circuit, no simulator, no clock, and data flows one way. */
@AnalyzeClasses(
    packages = "org.wuxingspice.model",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices().matching("org.wuxingspice.model.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule NO_CIRCUITS_CHARTS_OR_COMMAND_LINE =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.wuxingspice.netlist..",
              "org.wuxingspice.ngspice..",
              "org.wuxingspice.loop..",
              "org.wuxingspice.app..",
              "com.sun.jna..",
              "org.jfree..",
              "picocli..");

  @ArchTest
  static final ArchRule ENGINES_KNOW_NO_LEARNING =
      noClasses()
          .that()
          .resideInAnyPackage("..model.dynamics..", "..model.kernel..", "..model.network..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..model.learning..", "..model.training..", "..model.data..");

  @ArchTest
  static final ArchRule CLOCKS_ARE_GIVEN =
      noClasses()
          .should()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(Thread.class, "sleep", long.class);
}
