package org.wuxingspice.app.cli;

import org.jspecify.annotations.Nullable;
import org.wuxingspice.app.watch.WatchServer;
import picocli.CommandLine;

/** The option that lets a browser follow the program. */
final class WatchOption {

  private static final int LARGEST_PORT = 65535;

  @CommandLine.Option(
      names = "--watch",
      arity = "0..1",
      fallbackValue = "0",
      paramLabel = "PORT",
      description =
          "serve a page that shows it as it happens, to browsers of this computer; the address is"
              + " printed; default port: any that is free")
  private @Nullable Integer port;

  @CommandLine.Spec(CommandLine.Spec.Target.MIXEE)
  private CommandLine.Model.CommandSpec spec;

  boolean isGiven() {
    return port != null;
  }

  /** Begins to serve, and says where; the caller closes it. */
  WatchServer open() {
    final int wanted = port == null ? 0 : port;
    if (wanted < 0 || wanted > LARGEST_PORT) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--watch " + wanted + ": a port is a number from 0 to 65535");
    }
    final WatchServer server = new WatchServer(wanted);
    System.err.println("watch: " + server.address());
    return server;
  }
}
