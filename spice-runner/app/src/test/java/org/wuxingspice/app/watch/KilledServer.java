package org.wuxingspice.app.watch;

import java.util.List;
import java.util.Map;

/** Serves a page until its process is killed. */
final class KilledServer {

  private KilledServer() {}

  /**
   * Prints the address.
   *
   * @param arguments none
   */
  public static void main(final String[] arguments) throws Exception {
    final WatchServer server = new WatchServer(0);
    server.publish("soon gone", Map.of(), List.of());
    System.out.println(server.address());
    while (System.in.read() >= 0) {}
    Runtime.getRuntime().halt(0);
  }
}
