package org.wuxingspice.notebook;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "org.wuxingspice.notebook",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices().matching("org.wuxingspice.notebook.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule NOTEBOOKS_LOAD_NO_NATIVE_CODE =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "com.sun.jna..",
              "org.wuxingspice.ngspice.binding..",
              "org.wuxingspice.ngspice.worker..");
}
