package org.wuxingspice.ngspice.process;

import java.util.concurrent.atomic.AtomicBoolean;

/** Says once in a program that the kernel confines no process. */
public final class MissingLandlock {

  private static final AtomicBoolean SAID = new AtomicBoolean();

  private MissingLandlock() {}

  /**
   * Says it to the logger of this class.
   *
   * @param version of Landlock in force in a process that runs a deck, 0 for none
   */
  public static void note(final int version) {
    if (version == 0 && SAID.compareAndSet(false, true)) {
      System.getLogger(MissingLandlock.class.getName())
          .log(
              System.Logger.Level.WARNING,
              "this kernel has no Landlock, so decks are held by the checks of their text alone;"
                  + " Linux 5.13 or later has it");
    }
  }
}
