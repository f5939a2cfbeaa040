package org.wuxingspice.loop;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The loop is a library: it shows nothing, starts no process itself and is given its clocks. */
@AnalyzeClasses(
    packages = "org.wuxingspice.loop",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices().matching("org.wuxingspice.loop.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule PASSES_KNOW_A_SIMULATOR_AND_NO_WORKERS =
      noClasses()
          .that()
          .resideInAnyPackage("org.wuxingspice.loop.propagator..", "org.wuxingspice.loop.energy..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.wuxingspice.ngspice.pool..", "org.wuxingspice.ngspice.worker..");
}
