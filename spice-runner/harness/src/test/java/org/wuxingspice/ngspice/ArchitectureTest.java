package org.wuxingspice.ngspice;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/** The harness is a library for any Java program: it draws nothing, and can be interrupted. */
@AnalyzeClasses(
    packages = "org.wuxingspice.ngspice",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices().matching("org.wuxingspice.ngspice.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule NO_CHARTS_PAGES_OR_COMMAND_LINE =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.jfree..",
              "j2html..",
              "picocli..",
              "me.tongfei..",
              "org.jline..",
              "com.fasterxml..",
              "org.wuxingspice.loop..",
              "org.wuxingspice.app..");

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
  static final ArchRule CLOCKS_ARE_GIVEN =
      noClasses()
          .should()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(Thread.class, "sleep", long.class);

  @ArchTest
  static final ArchRule WAITING_CAN_BE_INTERRUPTED =
      noClasses()
          .should()
          .callMethod(CompletableFuture.class, "join")
          .orShould()
          .callMethod(Semaphore.class, "acquireUninterruptibly")
          .orShould()
          .callMethod(Thread.class, "join");
}
