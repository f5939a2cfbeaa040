package org.wuxingspice.netlist.source;

/**
 * How large a netlist may be.
 *
 * @param bytes of all files together
 * @param lines with all files in place
 * @param includes of files and sections of libraries
 * @param depth of files that include each other
 */
public record Limits(long bytes, int lines, int includes, int depth) {
  /** 128 MiB, two million lines, 20,000 includes, 20 deep: beyond the largest design kits. */
  public static final Limits DEFAULT = new Limits(128L << 20, 2_000_000, 20_000, 20);
}
