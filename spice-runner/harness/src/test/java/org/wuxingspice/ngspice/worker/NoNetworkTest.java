package org.wuxingspice.ngspice.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A confined process opens no connection; a kernel without rules for that lets it. */
@Timeout(60)
class NoNetworkTest {

  /** The first version of Landlock with rules for TCP. */
  private static final int FIRST_WITH_TCP = 4;

  private static List<String> said(final String... arguments) throws IOException {
    final List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                ConnectingMain.class.getName()));
    command.addAll(List.of(arguments));
    final Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
        .lines()
        .toList();
  }

  @Test
  void connectionsAreRefused() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      final String port = Integer.toString(server.getLocalPort());
      assertThat(said(port, "free")).containsExactly("connected to " + port);
      final List<String> confined = said(port);
      final String version = confined.get(0).replaceAll("\\D", "");
      final boolean hasRules = !version.isEmpty() && Integer.parseInt(version) >= FIRST_WITH_TCP;
      assertThat(confined.get(1))
          .as(confined.get(0))
          .contains(hasRules ? "Permission denied" : "connected to " + port);
    }
  }
}
