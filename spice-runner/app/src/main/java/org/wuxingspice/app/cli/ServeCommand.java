package org.wuxingspice.app.cli;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.util.concurrent.Callable;
import org.wuxingspice.app.serve.Session;
import picocli.CommandLine;

/** The command {@code wuxing serve}. */
@CommandLine.Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description =
        "Answers another program on standard input and output; the Python package starts it.",
    footer = {
      "",
      "docs/python.md describes the package and the protocol.",
      "",
      "Examples:",
      "  wuxing serve --workers 2",
      "",
      "Exit codes: 0 the input ended, 2 what came was no frame."
    })
final class ServeCommand implements Callable<Integer> {

  @CommandLine.Mixin private ThreadsOption threads = new ThreadsOption();

  @Override
  public Integer call() {
    final DataOutputStream frames =
        new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
    System.setOut(System.err); // frames own the standard output
    try (Session session =
        new Session(
            new DataInputStream(new BufferedInputStream(System.in)),
            frames,
            new Version().getVersion()[0],
            threads.count(),
            System::nanoTime)) {
      session.run();
    }
    return 0;
  }
}
