package org.wuxingspice.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.wuxingspice.loop.RuleBreaker;
import org.wuxingspice.model.learning.Trainer;

/** Data flows one way: no cycles between packages, and every module knows only what is below it. */
@AnalyzeClasses(packages = "org.wuxingspice", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String[] LIBRARIES = {
    "org.wuxingspice.model..",
    "org.wuxingspice.netlist..",
    "org.wuxingspice.ngspice..",
    "org.wuxingspice.loop.."
  };

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices().matching("org.wuxingspice.(*.*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule MODULES_KNOW_ONLY_WHAT_IS_BELOW_THEM =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("model")
          .definedBy(LIBRARIES[0])
          .layer("netlist")
          .definedBy(LIBRARIES[1])
          .layer("ngspice")
          .definedBy(LIBRARIES[2])
          .layer("loop")
          .definedBy(LIBRARIES[3])
          .layer("app")
          .definedBy("org.wuxingspice.app..")
          .whereLayer("app")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("loop")
          .mayOnlyBeAccessedByLayers("app")
          .whereLayer("ngspice")
          .mayOnlyBeAccessedByLayers("loop", "app")
          .whereLayer("netlist")
          .mayOnlyBeAccessedByLayers("ngspice", "loop", "app");

  @ArchTest
  static final ArchRule LIBRARIES_HAVE_NO_CHARTS_PAGES_OR_COMMAND_LINE =
      noClasses()
          .that()
          .resideInAnyPackage(LIBRARIES)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.jfree..",
              "j2html..",
              "picocli..",
              "me.tongfei..",
              "org.jline..",
              "javax.swing..");

  /** Documents are JSON in the model alone, and so in whatever loads without its parser. */
  @ArchTest
  static final ArchRule DOCUMENTS_ARE_READ_AND_WRITTEN_IN_ONE_PLACE =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.wuxingspice.model.files..")
          .should()
          .dependOnClassesThat()
          .haveNameMatching("com\\.fasterxml\\.jackson\\.databind\\..*(Mapper|Writer|Reader)");

  /** Pipes and devices are refused there. */
  @ArchTest
  static final ArchRule FILES_OF_OTHERS_ARE_OPENED_IN_ONE_PLACE =
      noClasses()
          .that()
          .doNotHaveSimpleName("PlainFile")
          .should()
          .callMethod(Files.class, "newInputStream", Path.class, OpenOption[].class);

  @ArchTest
  static final ArchRule LIBRARIES_ARE_GIVEN_CLOCKS_AND_DO_NOT_SLEEP =
      noClasses()
          .that()
          .resideInAnyPackage(LIBRARIES)
          .or()
          .resideInAPackage("org.wuxingspice.app..")
          .and()
          .resideOutsideOfPackage("org.wuxingspice.app.cli..")
          .should()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(Thread.class, "sleep", long.class);

  @ArchTest
  static final ArchRule WAITING_CAN_BE_INTERRUPTED =
      noClasses()
          .should()
          .callMethod(CompletableFuture.class, "join")
          .orShould()
          .callMethod(Semaphore.class, "acquireUninterruptibly");

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
  static final ArchRule THERE_IS_ONE_TRAINING_LOOP =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "org.wuxingspice.model.learning..", "org.wuxingspice.model.training..")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(Trainer.class);

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

  /** A class of the loop that breaks all rules about single classes is found by each of them. */
  @Test
  void rulesFindWhoBreaksThem() {
    final JavaClasses classes = new ClassFileImporter().importClasses(RuleBreaker.class);
    for (final ArchRule rule :
        List.of(
            LIBRARIES_HAVE_NO_CHARTS_PAGES_OR_COMMAND_LINE,
            DOCUMENTS_ARE_READ_AND_WRITTEN_IN_ONE_PLACE,
            FILES_OF_OTHERS_ARE_OPENED_IN_ONE_PLACE,
            LIBRARIES_ARE_GIVEN_CLOCKS_AND_DO_NOT_SLEEP,
            WAITING_CAN_BE_INTERRUPTED,
            NATIVE_CODE_STAYS_IN_THE_WORKER,
            THERE_IS_ONE_TRAINING_LOOP,
            NOBODY_KNOWS_THE_COMMAND_LINE,
            CHARTS_AND_PAGES_STAY_IN_THE_PROGRAM,
            PAGES_ARE_MADE_IN_ONE_PLACE)) {
      assertThat(rule.evaluate(classes).hasViolation()).as(rule.getDescription()).isTrue();
    }
  }

  /** Parts of flat names, commands and cards in a string. */
  private static final Pattern SIMULATOR_TEXT =
      Pattern.compile(
          "\"[^\"\\n"
              + "]*?(?:#branch|\\[ic]|@[a-z]|\\.x\\d|\\balter"
              + " |(?<!\\w)\\.(?:subckt|param|ends|tran)\\b)");

  /** What talks to ngspice itself, and what explains its language to people. */
  private static final List<String> SPEAKERS =
      List.of(
          "deck", "preparation", "worker", "diagnosis", "batch", "doctor", "simulation", "app/cli");

  @Test
  void simulatorTextStaysWhereNgspiceIsSpokenTo() throws IOException {
    final List<String> found = new ArrayList<>();
    for (final String module : List.of("../../reference-model", "../harness", "../loop", ".")) {
      try (Stream<Path> files = Files.walk(Path.of(module, "src/main/java"))) {
        for (final Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
          if (SPEAKERS.stream().noneMatch(speaker -> file.getParent().endsWith(speaker))) {
            final Matcher text = SIMULATOR_TEXT.matcher(Files.readString(file));
            while (text.find()) {
              found.add(file + ": " + text.group());
            }
          }
        }
      }
    }
    assertThat(found).isEmpty();
    assertThat(SIMULATOR_TEXT.matcher("name + \"#branch\"").find()).isTrue();
    assertThat(SIMULATOR_TEXT.matcher("\".tran \" + step").find()).isTrue();
  }
}
