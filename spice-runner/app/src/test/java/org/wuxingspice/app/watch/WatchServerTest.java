package org.wuxingspice.app.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.wuxingspice.model.failure.WuxingException;

/** Who gets which answer. */
class WatchServerTest {

  private final WatchServer server = new WatchServer(0);
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    server.close();
  }

  private int status(final HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private HttpRequest.Builder at(final String path) {
    return HttpRequest.newBuilder(server.address().resolve(path));
  }

  /** Sends a request as it is. */
  private String raw(final String request) throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.address().getPort())) {
      final OutputStream out = socket.getOutputStream();
      out.write(request.getBytes(StandardCharsets.US_ASCII));
      out.flush();
      return new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
          .readLine();
    }
  }

  @Test
  void onlyTheTokenOpensThePage() throws Exception {
    final HttpResponse<String> page =
        client.send(at("").build(), HttpResponse.BodyHandlers.ofString());
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("connect-src 'self'");
    assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    assertThat(status(at("/"))).isEqualTo(404);
    assertThat(status(at("/events"))).isEqualTo(404);
    assertThat(status(at("/" + "0".repeat(32) + "/"))).isEqualTo(404);
    assertThat(status(at("../"))).isEqualTo(404);
    assertThat(server.address().getPath()).matches("/[0-9a-f]{32}/");
    try (WatchServer other = new WatchServer(0)) {
      assertThat(other.address().getPath()).isNotEqualTo(server.address().getPath());
    }
  }

  @Test
  void nothingCanBeWrittenAndNoOtherOriginAsks() throws Exception {
    assertThat(status(at("").POST(HttpRequest.BodyPublishers.ofString("x")))).isEqualTo(405);
    assertThat(status(at("").DELETE())).isEqualTo(405);
    assertThat(status(at("events").header("Origin", "http://example.org"))).isEqualTo(403);
    assertThat(status(at("").header("Origin", "null"))).isEqualTo(403);
    final String get = "GET " + server.address().getPath() + " HTTP/1.1\r\nHost: ";
    assertThat(raw(get + "example.org\r\n\r\n")).contains(" 403 ");
    assertThat(raw(get + server.address().getAuthority() + "\r\n\r\n")).contains(" 200 ");
  }

  @Test
  void onlyThisComputerIsListenedTo() throws Exception {
    for (final NetworkInterface network : NetworkInterface.networkInterfaces().toList()) {
      for (final InetAddress address : network.inetAddresses().toList()) {
        if (address instanceof Inet4Address && !address.isLoopbackAddress()) {
          assertThatThrownBy(() -> new Socket(address, server.address().getPort()).close())
              .isInstanceOf(java.net.ConnectException.class);
        }
      }
    }
    assertThat(InetAddress.getByName(server.address().getHost()).isLoopbackAddress()).isTrue();
  }

  @Test
  void takenPortIsSaid() {
    final int taken = server.address().getPort();
    assertThatThrownBy(() -> new WatchServer(taken))
        .isInstanceOfSatisfying(
            WuxingException.class, e -> assertThat(e.reason()).isEqualTo(WatchReason.PORT_IN_USE))
        .hasMessageContaining(Integer.toString(taken));
  }

  @Test
  void everyReaderGetsTheWholeStateAndTheEnd() throws Exception {
    server.publish("first", Map.of(), List.of());
    server.publish("second </script>", Map.of("a", "b\nc"), List.of());
    final URI events = server.address().resolve("events");
    for (int reader = 0; reader < 2; reader++) {
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(events.toURL().openStream(), StandardCharsets.UTF_8))) {
        assertThat(lines.readLine()).startsWith("retry:");
        assertThat(lines.readLine()).isEmpty();
        assertThat(lines.readLine())
            .startsWith("data: {")
            .contains("second \\u003c/script>", "b c")
            .doesNotContain("first");
        if (reader == 1) {
          server.close();
          assertThat(lines.readLine()).isEmpty();
          assertThat(lines.readLine()).isEqualTo("event: end");
        }
      }
    }
  }
}
