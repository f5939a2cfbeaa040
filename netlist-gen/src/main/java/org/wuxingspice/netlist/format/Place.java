package org.wuxingspice.netlist.format;

/**
 * Where a line of a netlist stands.
 *
 * @param file name of the file, or another name of the text
 * @param line number of its first physical line, from 1
 */
public record Place(String file, int line) {
  @Override
  public String toString() {
    return file + ":" + line;
  }
}
