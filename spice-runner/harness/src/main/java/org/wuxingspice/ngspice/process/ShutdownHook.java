package org.wuxingspice.ngspice.process;

import org.wuxingspice.ngspice.simulation.SimulatorReason;

/**
 * Closes something when the program is ended by a signal before its owner closes it, so that
 * neither processes nor folders are left behind. To be closed by the owner.
 */
public final class ShutdownHook implements AutoCloseable {

  private final Thread hook;

  /**
   * Begins to watch.
   *
   * @param closing ends what is watched, in a thread of its own; the program ends after it
   * @param role name of that thread
   * @throws org.wuxingspice.model.failure.WuxingException {@link SimulatorReason#CLOSED} when the
   *     program is being ended already
   */
  public ShutdownHook(final Runnable closing, final String role) {
    hook = new Thread(closing, role);
    try {
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (final IllegalStateException e) {
      throw SimulatorReason.CLOSED.failure("the program is being ended");
    }
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (final IllegalStateException e) {
      // The program is being ended, and the hook runs or has run.
    }
  }
}
