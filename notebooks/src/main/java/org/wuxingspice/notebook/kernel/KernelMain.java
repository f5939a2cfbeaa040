package org.wuxingspice.notebook.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.dflib.jjava.jupyter.channels.JupyterConnection;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;

/** Entry point of the kernel process, started by Jupyter with the path of a connection file. */
public final class KernelMain {

  private KernelMain() {}

  /**
   * Serves until Jupyter asks for the end or ends itself.
   *
   * @param arguments path of the connection file
   * @throws IOException when the connection file cannot be read
   * @throws GeneralSecurityException when its signature scheme is unknown
   */
  public static void main(final String[] arguments) throws IOException, GeneralSecurityException {
    System.setProperty("java.awt.headless", "true");
    System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "warn");
    ProcessHandle.current().parent().ifPresent(KernelMain::endWith);
    final NotebookKernel kernel =
        new NotebookKernel(new CellSession(System.getProperty("java.class.path")));
    final JupyterConnection connection =
        new JupyterConnection(
            KernelConnectionProperties.parse(Files.readString(Path.of(arguments[0]))));
    kernel.becomeHandlerForConnection(connection);
    connection.connect();
    kernel.onStartup();
    connection.waitUntilClose();
    System.exit(0);
  }

  /** Ends this process when Jupyter has gone without asking for the end. */
  private static void endWith(final ProcessHandle jupyter) {
    final Thread watch =
        new Thread(
            () -> {
              jupyter.onExit().join();
              Runtime.getRuntime().halt(0);
            },
            "jupyter-watch");
    watch.setDaemon(true);
    watch.start();
  }
}
