package org.wuxingspice.ngspice;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The harness is a library for any Java program: it draws nothing, and can be interrupted. */
@AnalyzeClasses(
    packages = "org.wuxingspice.ngspice",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices().matching("org.wuxingspice.ngspice.(*)..").should().beFreeOfCycles();

  /** Workers start with the harness and JNA alone. */
  @ArchTest
  static final ArchRule NO_JSON =
      noClasses().should().dependOnClassesThat().resideInAPackage("com.fasterxml..");
}
