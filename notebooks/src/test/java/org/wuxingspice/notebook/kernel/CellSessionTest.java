package org.wuxingspice.notebook.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.wuxingspice.model.network.Port;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CellSessionTest {

  private CellSession session;

  @BeforeAll
  void start() {
    session = new CellSession(System.getProperty("java.class.path"));
  }

  @AfterAll
  void close() {
    session.close();
  }

  @Test
  void lastExpressionIsTheValueOfTheCell() {
    assertThat(session.run(1, "int a = 20;\nint b = 1;\n\n2 * (a + b)")).contains(42);
  }

  @Test
  void semicolonHidesTheValue() {
    assertThat(session.run(1, "Math.max(1, 2);")).isEmpty();
    assertThat(session.run(1, "var hidden = 3")).isEmpty();
    assertThat(session.run(1, "// nothing but a remark\n")).isEmpty();
  }

  @Test
  void cellsUseTheProjectsClassesAndEachOthersNames() {
    session.run(1, "import org.wuxingspice.model.network.*;\nvar port = new Port(1, 2, 3);");
    assertThat(session.run(2, "port")).contains(new Port(1, 2, 3));
  }

  @Test
  void compilerErrorNamesTheLineOfTheCellAndMarksThePlace() {
    final CellFailure failure =
        catchThrowableOfType(
            CellFailure.class,
            () ->
                session.run(7, "int fine = 1;\n\nint wrong =\n    fine + absent;\nint later = 2;"));
    assertThat(failure.report().subList(0, 3))
        .containsExactly(
            "cell 7, line 4: cannot find symbol",
            "  4 |     fine + absent;",
            "    |            ^^^^^^");
  }

  @Test
  void nothingAfterTheFailedStatementRuns() {
    session.run(1, "int steps = 0;");
    assertThatThrownBy(() -> session.run(2, "steps++;\nabsent();\nsteps++;"))
        .isInstanceOf(CellFailure.class);
    assertThat(session.run(3, "steps")).contains(1);
  }

  @Test
  void incompleteCodeIsRefusedAtItsLine() {
    final CellFailure failure =
        catchThrowableOfType(CellFailure.class, () -> session.run(4, "int x = 1;\nif (x > 0) {"));
    assertThat(failure.report().get(0)).startsWith("cell 4, line 2: ");
  }

  @Test
  void exceptionNamesTheLineThatThrewAndTheLineThatCalled() {
    session.run(1, "int third(int[] values) {\n  return values[2];\n}");
    final CellFailure failure =
        catchThrowableOfType(
            CellFailure.class,
            () -> session.run(2, "int[] two = {1, 2};\n// remark;\n\nthird(two);"));
    assertThat(failure.report())
        .startsWith(
            "cell 1, line 2: ArrayIndexOutOfBoundsException: "
                + "Index 2 out of bounds for length 2",
            "  2 |   return values[2];")
        .contains("    at cell 1, line 2", "    at cell 2, line 4");
  }

  @Test
  void failureOfTheLibraryIsShownWithItsMessageAndTheCallingLine() {
    final CellFailure failure =
        catchThrowableOfType(
            CellFailure.class,
            () ->
                session.run(
                    5,
                    "import org.wuxingspice.model.network.*;\n"
                        + "var clamp = new StateClamp(2, 1);"));
    assertThat(failure.report().get(0))
        .startsWith("cell 5, line 2: WuxingException: state clamp [2.0, 1.0]");
  }

  @Test
  void callOfWhatIsNotDeclaredYetIsNamed() {
    session.run(1, "int early() { return late(); }");
    assertThatThrownBy(() -> session.run(2, "early();"))
        .isInstanceOf(CellFailure.class)
        .hasMessageContaining("method late()");
    session.run(3, "int late() { return 5; }");
    assertThat(session.run(4, "early()")).contains(5);
  }

  @Test
  void completesInTheStatementUnderTheCursor() {
    final String source = "int first = 1;\nString text = \"abc\".toUpp";
    final CellSession.Continuations found = session.complete(source, source.length());
    assertThat(found.texts()).contains("toUpperCase(");
    assertThat(source.substring(found.from())).isEqualTo("toUpp");
  }

  @Test
  void signaturesOfTheCallAtTheCursor() {
    final String source = "int first = 1;\nMath.hypot(";
    assertThat(session.signatures(source, source.length()))
        .isEqualTo(List.of("double Math.hypot(double x, double y)"));
  }

  @Test
  void knowsWhatIsIncomplete() {
    assertThat(session.completeness("int x = 1; for (;;) {"))
        .isEqualTo(Completeness.DEFINITELY_INCOMPLETE);
    assertThat(session.completeness("int x = 1;\nint y = 2;")).isEqualTo(Completeness.COMPLETE);
  }

  @Test
  void stoppedCellFailsAtItsLineAndTheNextOneRuns() throws Exception {
    final CountDownLatch begun =
        (CountDownLatch)
            session
                .run(1, "var begun = new java.util.concurrent.CountDownLatch(1);\nbegun")
                .orElseThrow();
    final CompletableFuture<Optional<Object>> cell =
        CompletableFuture.supplyAsync(
            () ->
                session.run(
                    2,
                    """
                    int reached = 1;
                    while (true) { begun.countDown(); Thread.sleep(5); }
                    reached = 2;
                    """));
    assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
    session.stop();
    assertThatThrownBy(() -> cell.get(30, TimeUnit.SECONDS))
        .hasCauseInstanceOf(CellFailure.class)
        .hasMessageContaining("interrupted");
    assertThat(session.run(3, "reached")).contains(1);
  }
}
