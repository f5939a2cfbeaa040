package org.wuxingspice.cluster;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.wuxingspice.loop.cluster.ClusterReason;

/**
 * The master of a cluster as its address names it.
 *
 * @param address such as {@code spark://host:7077}, {@code local[2]}, {@code yarn} or {@code
 *     k8s://https://host:6443}
 */
record Master(String address) {

  private static final Pattern LOCAL = Pattern.compile("local(\\[(\\d{1,4}|\\*)])?");
  private static final Pattern STANDALONE =
      Pattern.compile("spark://[\\w.-]+:\\d{1,5}(,[\\w.-]+:\\d{1,5})*");
  private static final Pattern MANAGED = Pattern.compile("yarn|k8s://\\S+");
  private static final int CONNECT_MILLIS = 5000;

  Master {
    if (Stream.of(LOCAL, STANDALONE, MANAGED).noneMatch(p -> p.matcher(address).matches())) {
      throw ClusterReason.BAD_ADDRESS.failure(
          "--cluster "
              + address
              + ": need spark://HOST:PORT, local[N], yarn or k8s://https://HOST:PORT");
    }
  }

  boolean isLocal() {
    return LOCAL.matcher(address).matches();
  }

  boolean isStandalone() {
    return STANDALONE.matcher(address).matches();
  }

  /** Whether a master listens; always so for those that are reached in other ways. */
  boolean listens() {
    return !isStandalone() || hosts().stream().anyMatch(Master::accepts);
  }

  private List<InetSocketAddress> hosts() {
    return Stream.of(address.substring("spark://".length()).split(",", -1))
        .map(
            text -> {
              final int colon = text.lastIndexOf(':');
              return new InetSocketAddress(
                  text.substring(0, colon),
                  Math.min(0xFFFF, Integer.parseInt(text.substring(colon + 1))));
            })
        .toList();
  }

  private static boolean accepts(final InetSocketAddress host) {
    try (Socket socket = new Socket()) {
      socket.connect(host, CONNECT_MILLIS);
      return true;
    } catch (final IOException e) {
      return false;
    }
  }
}
