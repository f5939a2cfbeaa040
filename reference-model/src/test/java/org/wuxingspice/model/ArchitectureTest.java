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
  static final ArchRule ENGINES_KNOW_NO_LEARNING =
      noClasses()
          .that()
          .resideInAnyPackage("..model.dynamics..", "..model.kernel..", "..model.network..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..model.learning..", "..model.training..", "..model.data..");
}
