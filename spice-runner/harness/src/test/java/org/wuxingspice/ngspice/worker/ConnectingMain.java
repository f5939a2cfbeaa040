package org.wuxingspice.ngspice.worker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;

/** Confines itself or not, then opens a connection to a port of this computer. */
public final class ConnectingMain {

  private ConnectingMain() {}

  /**
   * Says what became of it.
   *
   * @param arguments the port, then a word for a free process
   */
  public static void main(final String[] arguments) {
    if (arguments.length == 1) {
      final Confinement confinement = new Confinement();
      final boolean entered =
          confinement.reading(List.of(Path.of("/"))).writing(Path.of("").toAbsolutePath()).enter();
      System.out.println(entered ? "version " + confinement.version() : "none");
    }
    try (Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]))) {
      System.out.println("connected to " + socket.getPort());
    } catch (final IOException e) {
      System.out.println(e.getMessage());
    }
  }
}
