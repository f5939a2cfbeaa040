package org.wuxingspice.notebook;

import org.wuxingspice.model.failure.Reason;

/** Why a notebook could not be run or does not hold. */
public enum NotebookReason implements Reason {
  /** A key figure left its stated bounds. */
  OUT_OF_BOUNDS(false),
  /** A notebook's cell failed. */
  EXECUTION_FAILED(false),
  /** Jupyter is not installed or cannot be started. */
  JUPYTER_MISSING(true),
  /** Root has to tell Jupyter that it may run. */
  RUNS_AS_ROOT(true),
  /** A file is no notebook of format 4. */
  NOT_A_NOTEBOOK(true),
  /** A file could not be read. */
  UNREADABLE(true),
  /** The work was interrupted. */
  INTERRUPTED(false);

  private final boolean misuse;

  NotebookReason(final boolean misuse) {
    this.misuse = misuse;
  }

  @Override
  public boolean isMisuse() {
    return misuse;
  }
}
