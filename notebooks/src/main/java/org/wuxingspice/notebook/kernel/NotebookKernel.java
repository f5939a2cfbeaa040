package org.wuxingspice.notebook.kernel;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.JupyterIO;
import org.dflib.jjava.jupyter.kernel.LanguageInfo;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;
import org.jspecify.annotations.Nullable;

/** Answers Jupyter's requests with a {@link CellSession}, which it owns until shutdown. */
final class NotebookKernel extends BaseKernel {

  private static final String NAME = "wuxing-java";

  private final CellSession session;

  NotebookKernel(final CellSession session) {
    super(
        NAME,
        Objects.requireNonNullElse(
            NotebookKernel.class.getPackage().getImplementationVersion(), "(not packaged)"),
        new LanguageInfo.Builder("java")
            .version(System.getProperty("java.specification.version"))
            .mimetype("text/x-java-source")
            .fileExtension(".jshell")
            .pygments("java")
            .codemirror("text/x-java")
            .build(),
        List.of(),
        null,
        new JupyterIO(StandardCharsets.UTF_8),
        new CommManager(),
        new Renderer(),
        null,
        new MagicsRegistry(),
        false,
        new StringStyler.Builder().build());
    this.session = session;
    Rendering.register(getRenderer());
  }

  @Override
  public @Nullable Object evalRaw(final String source) {
    return session.run(executionCount.get() - 1, source).orElse(null);
  }

  @Override
  public List<String> formatError(final Throwable failure) {
    return failure instanceof CellFailure known ? known.report() : super.formatError(failure);
  }

  @Override
  public ReplacementOptions complete(final String code, final int at) {
    final int cursor = code.offsetByCodePoints(0, at);
    final CellSession.Continuations found = session.complete(code, cursor);
    return new ReplacementOptions(found.texts(), code.codePointCount(0, found.from()), at);
  }

  @Override
  public @Nullable DisplayData inspect(final String code, final int at, final boolean extraDetail) {
    final List<String> signatures = session.signatures(code, code.offsetByCodePoints(0, at));
    return signatures.isEmpty() ? null : new DisplayData(String.join("\n", signatures));
  }

  @Override
  public String isComplete(final String code) {
    final Completeness completeness = session.completeness(code);
    return switch (completeness) {
      case COMPLETE, COMPLETE_WITH_SEMI, CONSIDERED_INCOMPLETE, EMPTY -> IS_COMPLETE_YES;
      case DEFINITELY_INCOMPLETE -> "    ";
      case UNKNOWN -> IS_COMPLETE_BAD;
    };
  }

  @Override
  public void interrupt() {
    session.stop();
  }

  @Override
  public void onShutdown(final boolean isRestarting) {
    super.onShutdown(isRestarting);
    session.close();
  }
}
