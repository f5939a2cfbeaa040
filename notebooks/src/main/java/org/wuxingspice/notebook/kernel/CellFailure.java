package org.wuxingspice.notebook.kernel;

import java.util.List;

/** A cell that could not be compiled or threw; says where, with the line. */
final class CellFailure extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient List<String> report;

  /**
   * Creates the failure.
   *
   * @param message one line
   * @param report the lines for the user: place, message, the code, where it was called
   */
  CellFailure(final String message, final List<String> report) {
    super(message, null, false, false);
    this.report = List.copyOf(report);
  }

  List<String> report() {
    return report;
  }
}
