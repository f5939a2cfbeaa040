package org.wuxingspice.app.watch;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.wuxingspice.app.page.LivePage;
import org.wuxingspice.app.page.PagePart;
import org.wuxingspice.model.failure.WuxingException;

/**
 * Serves one page and the events that keep it up to date. Only this computer can reach it, only who
 * knows the token in its address gets an answer, no page of another origin may ask, and nothing can
 * be changed. Every event is the whole state, so a page may be closed and opened at any time.
 */
public final class WatchServer implements AutoCloseable {

  private static final int TOKEN_BYTES = 16;
  private static final long BETWEEN_SIGNS_OF_LIFE = 5000;

  private final HttpServer server;
  private final ExecutorService threads;
  private final URI address;
  private final Object changed = new Object();
  private String state = "";
  private long version;
  private boolean closed;

  /**
   * Begins to serve.
   *
   * @param port of 127.0.0.1, or 0 for any that is free
   * @throws WuxingException {@link WatchReason#PORT_IN_USE}
   */
  public WatchServer(final int port) {
    final InetAddress here = InetAddress.getLoopbackAddress();
    try {
      server = HttpServer.create(new InetSocketAddress(here, port), 0);
    } catch (final BindException e) {
      throw new WuxingException(
          WatchReason.PORT_IN_USE,
          "--watch " + port + ": another program has this port; take another, or leave it out",
          e);
    } catch (final IOException e) {
      throw new WuxingException(
          WatchReason.PORT_IN_USE, "--watch " + port + ": no page can be served (" + e + ")", e);
    }
    final byte[] token = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(token);
    address =
        URI.create(
            "http://"
                + here.getHostAddress()
                + ":"
                + server.getAddress().getPort()
                + "/"
                + HexFormat.of().formatHex(token)
                + "/");
    threads =
        Executors.newCachedThreadPool(
            task -> {
              final Thread thread = new Thread(task, "watch");
              thread.setDaemon(true);
              return thread;
            });
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /** {@return where the page is, with the token} */
  public URI address() {
    return address;
  }

  /**
   * Shows another state.
   *
   * @param title of the page
   * @param facts below it
   * @param parts below the facts
   */
  public void publish(
      final String title, final Map<String, String> facts, final List<PagePart> parts) {
    final String event = LivePage.event(title, facts, parts);
    synchronized (changed) {
      state = event;
      version++;
      changed.notifyAll();
    }
  }

  private void answer(final HttpExchange exchange) throws IOException {
    try (exchange) {
      final Headers headers = exchange.getResponseHeaders();
      headers.set("Cache-Control", "no-store");
      headers.set("X-Content-Type-Options", "nosniff");
      headers.set("Referrer-Policy", "no-referrer");
      headers.set("Cross-Origin-Resource-Policy", "same-origin");
      headers.set("X-Frame-Options", "DENY");
      final String path = exchange.getRequestURI().getPath();
      if (!isOwn(exchange)) {
        exchange.sendResponseHeaders(403, -1);
      } else if (!exchange.getRequestMethod().equals("GET")) {
        headers.set("Allow", "GET");
        exchange.sendResponseHeaders(405, -1);
      } else if (path.equals(address.getPath())) {
        page(exchange);
      } else if (path.equals(address.getPath() + "events")) {
        events(exchange);
      } else {
        exchange.sendResponseHeaders(404, -1);
      }
    }
  }

  /** A name that somebody lets lead here is as foreign as a page of another origin. */
  private boolean isOwn(final HttpExchange exchange) {
    final String own = address.getAuthority();
    final @Nullable String origin = exchange.getRequestHeaders().getFirst("Origin");
    return own.equals(exchange.getRequestHeaders().getFirst("Host"))
        && (origin == null || origin.equals("http://" + own));
  }

  private static void page(final HttpExchange exchange) throws IOException {
    final StringWriter page = new StringWriter();
    LivePage.write(page);
    final byte[] content = page.toString().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
    exchange.sendResponseHeaders(200, content.length);
    exchange.getResponseBody().write(content);
  }

  private void events(final HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
    exchange.sendResponseHeaders(200, 0);
    final OutputStream out = exchange.getResponseBody();
    out.write("retry: 1000\n\n".getBytes(StandardCharsets.UTF_8));
    for (long shown = 0; ; ) {
      final String event;
      synchronized (changed) {
        try {
          if (version == shown && !closed) {
            changed.wait(BETWEEN_SIGNS_OF_LIFE);
          }
        } catch (final InterruptedException e) {
          Thread.currentThread().interrupt();
          return;
        }
        event = version != shown ? "data: " + state : closed ? "event: end\ndata:" : ":";
        shown = version;
      }
      out.write((event + "\n\n").getBytes(StandardCharsets.UTF_8)); // fails when nobody reads
      out.flush();
      if (event.startsWith("event: end")) {
        return;
      }
    }
  }

  /** Tells pages that nothing more will come, and ends. */
  @Override
  public void close() {
    synchronized (changed) {
      closed = true;
      changed.notifyAll();
    }
    server.stop(1);
    threads.shutdownNow();
  }
}
