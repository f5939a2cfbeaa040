package org.wuxingspice.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Data flows one way: no cycles between packages, and every module knows only what is below it. */
@AnalyzeClasses(packages = "org.wuxingspice", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices().matching("org.wuxingspice.(*.*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule MATHEMATICS_KNOWS_NO_CIRCUITS =
      noClasses()
          .that()
          .resideInAPackage("org.wuxingspice.model..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.wuxingspice.netlist..",
              "org.wuxingspice.ngspice..",
              "org.wuxingspice.loop..",
              "org.wuxingspice.app..");

  @ArchTest
  static final ArchRule CIRCUITS_KNOW_NO_SIMULATOR =
      noClasses()
          .that()
          .resideInAPackage("org.wuxingspice.netlist..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.wuxingspice.ngspice..", "org.wuxingspice.loop..", "org.wuxingspice.app..");

  @ArchTest
  static final ArchRule NATIVE_CODE_STAYS_IN_THE_WORKER =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "org.wuxingspice.ngspice.worker..", "org.wuxingspice.ngspice.binding..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.sun.jna..", "org.wuxingspice.ngspice.binding..");

  @ArchTest
  static final ArchRule NOBODY_KNOWS_THE_COMMAND_LINE =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.wuxingspice.app.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.wuxingspice.app.cli..", "picocli..", "me.tongfei..");
}
