package org.wuxingspice.loop.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Where a cluster is and what opens it.
 *
 * @param master such as {@code spark://host:7077} or {@code local[2]}
 * @param secret shared by all parts of the cluster
 */
public record ClusterAddress(String master, Optional<String> secret) {

  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  /**
   * An address with the secret in a file, which keeps it off command lines.
   *
   * @param master as above
   * @param file that its owner alone can read; its first line is the secret
   * @return the address
   * @throws org.wuxingspice.model.failure.WuxingException {@link ClusterReason#BAD_ADDRESS}
   */
  public static ClusterAddress withSecretIn(final String master, final Path file) {
    try {
      if (Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
        throw ClusterReason.BAD_ADDRESS.failure(
            file + ": others can read or write the secret; run chmod 600 " + file);
      }
      final String secret =
          Files.readString(file, StandardCharsets.UTF_8).lines().findFirst().orElse("").strip();
      if (secret.isEmpty()) {
        throw ClusterReason.BAD_ADDRESS.failure(file + ": the secret is empty");
      }
      return new ClusterAddress(master, Optional.of(secret));
    } catch (final IOException e) {
      throw ClusterReason.BAD_ADDRESS.failure(file + ": the secret cannot be read (" + e + ")");
    }
  }

  /** Leaves the secret out. */
  @Override
  public String toString() {
    return master;
  }
}
