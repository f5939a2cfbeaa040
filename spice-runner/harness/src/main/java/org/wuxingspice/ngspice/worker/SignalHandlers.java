package org.wuxingspice.ngspice.worker;

import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * The virtual machine's signal handlers, which ngSpice_Init replaces by way of {@code signal()},
 * losing their flags. libjsig keeps them whole; putting them back serves where it is missing.
 */
final class SignalHandlers {

  /** Larger than {@code struct sigaction} on any Linux: 152 bytes on x86-64. */
  private static final int SIGACTION_SIZE = 256;

  /** SIGINT, SIGILL, SIGBUS, SIGFPE, SIGSEGV on Linux. */
  private static final int[] SIGNALS = {2, 4, 7, 8, 11};

  /** The call of the C library. */
  interface CLibrary extends Library {
    int sigaction(int signal, @Nullable Pointer action, @Nullable Pointer old);
  }

  private final CLibrary c = Native.load("c", CLibrary.class);
  private final Memory[] saved = new Memory[SIGNALS.length];

  SignalHandlers() {
    for (int i = 0; i < SIGNALS.length; i++) {
      saved[i] = new Memory(SIGACTION_SIZE);
      saved[i].clear();
      c.sigaction(SIGNALS[i], null, saved[i]);
    }
  }

  void putBack() {
    for (int i = 0; i < SIGNALS.length; i++) {
      c.sigaction(SIGNALS[i], saved[i], null);
    }
  }
}
