package org.wuxingspice.ngspice.binding;

import com.sun.jna.Callback;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.DoubleByReference;
import com.sun.jna.ptr.PointerByReference;

/**
 * The functions of {@code sharedspice.h} that came after version 39. Ask {@link #isExported} before
 * a call; calling an absent one throws {@link UnsatisfiedLinkError}.
 */
@SuppressWarnings("MemberName") // names verbatim from the header
public interface NewerFunctions extends Library {

  /** Receives every event of a node. */
  @FunctionalInterface
  interface SendRawEvtData extends Callback {
    /**
     * Called for each event.
     *
     * @param time s
     * @param value binary value
     * @param user pointer given at registration
     * @param last 0 when another event of the node follows
     * @return any number; the library does not look at it
     */
    int invoke(double time, Pointer value, Pointer user, int last);
  }

  /**
   * Binds the functions.
   *
   * @param path of the shared library
   * @return the functions; one that the library lacks fails when it is called
   */
  static NewerFunctions load(final String path) {
    return Native.load(path, NewerFunctions.class);
  }

  /**
   * {@return whether a library has a function}
   *
   * @param path of the shared library
   * @param name of the function
   */
  static boolean isExported(final String path, final String name) {
    try {
      NativeLibrary.getInstance(path).getFunction(name);
      return true;
    } catch (final UnsatisfiedLinkError e) {
      return false;
    }
  }

  /**
   * Keeps vectors in place while they are read during a background run; since version 42.
   *
   * @return a status that the header does not define
   */
  int ngSpice_LockRealloc();

  /**
   * Ends {@link #ngSpice_LockRealloc}; since version 42.
   *
   * @return a status that the header does not define
   */
  int ngSpice_UnlockRealloc();

  /**
   * Skips {@code spinit}; to be called before initialisation; since version 43.
   *
   * @return a status that the header does not define
   */
  int ngSpice_nospinit();

  /**
   * Skips {@code .spiceinit}; to be called before initialisation; since version 44.
   *
   * @return a status that the header does not define
   */
  int ngSpice_nospiceinit();

  /**
   * Resets as far as possible, which does not cure a fatal netlist error; since version 44.
   *
   * @return a status that the header does not define
   */
  int ngSpice_Reset();

  /**
   * Asks for every event of a node; since version 45.
   *
   * @param node name
   * @param srawevt receives the events
   * @param userData passed on
   * @return type of the node, -1 on error
   */
  int ngSpice_Raw_Evt(String node, SendRawEvtData srawevt, Pointer userData);

  /**
   * Decodes an event; since version 45.
   *
   * @param evt the value
   * @param type of the node
   * @param pplotval receives the value for plotting, null for none
   * @param pprintval receives the value for printing, null for none
   * @return 0 when it could be decoded
   */
  int ngSpice_Decode_Evt(
      Pointer evt, int type, DoubleByReference pplotval, PointerByReference pprintval);
}
