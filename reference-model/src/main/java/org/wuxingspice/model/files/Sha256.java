package org.wuxingspice.model.files;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 digests, which tell contents apart. */
public final class Sha256 {

  private Sha256() {}

  /** {@return a digest of nothing so far} */
  public static MessageDigest start() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (final NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /**
   * {@return the digest of some bytes, hexadecimal}
   *
   * @param bytes any
   */
  public static String of(final byte[] bytes) {
    return HexFormat.of().formatHex(start().digest(bytes));
  }
}
