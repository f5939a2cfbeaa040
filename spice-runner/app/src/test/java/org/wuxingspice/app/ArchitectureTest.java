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

  @ArchTest
  static final ArchRule CHARTS_AND_PAGES_STAY_IN_THE_PROGRAM =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "org.wuxingspice.app.plot..",
              "org.wuxingspice.app.report..",
              "org.wuxingspice.app.compare..",
              "org.wuxingspice.app.demo..",
              "org.wuxingspice.app.export..",
              "org.wuxingspice.app.reproduce..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.jfree..", "j2html..", "javax.swing..");

  @ArchTest
  static final ArchRule PAGES_ARE_MADE_IN_ONE_PLACE =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.wuxingspice.app.report..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("j2html..");

  @ArchTest
  static final ArchRule THERE_IS_ONE_TRAINING_LOOP =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "org.wuxingspice.model.learning..", "org.wuxingspice.model.training..")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(org.wuxingspice.model.learning.Trainer.class);

  @ArchTest
  static final ArchRule DOCUMENTS_ARE_READ_AND_WRITTEN_IN_ONE_PLACE =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.wuxingspice.model.files..")
          .should()
          .dependOnClassesThat()
          .haveNameMatching("com\\.fasterxml\\.jackson\\.databind\\..*(Mapper|Writer|Reader)");

  @ArchTest
  static final ArchRule CLOCKS_ARE_GIVEN_BY_THE_COMMAND_LINE =
      noClasses()
          .that()
          .resideInAPackage("org.wuxingspice.app..")
          .and()
          .resideOutsideOfPackage("org.wuxingspice.app.cli..")
          .should()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(Thread.class, "sleep", long.class);
}
