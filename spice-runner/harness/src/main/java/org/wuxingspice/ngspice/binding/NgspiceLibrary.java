package org.wuxingspice.ngspice.binding;

import com.sun.jna.Callback;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * The functions of {@code sharedspice.h} that the worker calls, which every supported version (39
 * and later) exports, and the types of their callbacks.
 *
 * <p>To be loaded in a worker process only: {@code ngSpice_Init} replaces signal handlers that a
 * Java virtual machine needs, and the library keeps global state. All calls belong to one thread.
 * Callbacks must stay referenced while the library is in use and must never throw.
 */
@SuppressWarnings("MemberName") // names verbatim from the header
public final class NgspiceLibrary {

  private NgspiceLibrary() {}

  /**
   * Loads the library and binds the native methods of this class.
   *
   * @param path of the shared library
   * @throws UnsatisfiedLinkError when it cannot be loaded or lacks a function of version 39
   */
  public static void load(final String path) {
    Native.register(NgspiceLibrary.class, NativeLibrary.getInstance(path));
  }

  /** Receives a line of output. */
  @FunctionalInterface
  public interface SendChar extends Callback {
    /**
     * Called for each line, which begins with {@code stdout} or {@code stderr}; a line that ends in
     * a carriage return has no such beginning.
     *
     * @param line the text, freed after the call
     * @param id of the library
     * @param user pointer given at initialisation
     * @return any number; the library does not look at it
     */
    int invoke(String line, int id, Pointer user);
  }

  /** Receives progress. */
  @FunctionalInterface
  public interface SendStat extends Callback {
    /**
     * Called at most every 150 ms.
     *
     * @param status such as {@code tran: 12.3%}
     * @param id of the library
     * @param user pointer given at initialisation
     * @return any number; the library does not look at it
     */
    int invoke(String status, int id, Pointer user);
  }

  /** Receives the wish of the library to be ended. */
  @FunctionalInterface
  public interface ControlledExit extends Callback {
    /**
     * Called on {@code quit} and on errors the library cannot recover from.
     *
     * @param status exit status
     * @param immediate {@code NG_BOOL}: whether to detach at once
     * @param quit {@code NG_BOOL}: whether {@code quit} was the cause
     * @param id of the library
     * @param user pointer given at initialisation
     * @return any number; the library does not look at it
     */
    int invoke(int status, byte immediate, byte quit, int id, Pointer user);
  }

  /** Receives the values of each accepted point. */
  @FunctionalInterface
  public interface SendData extends Callback {
    /**
     * Called after each accepted point.
     *
     * @param values a {@link vecvaluesall}, valid during the call
     * @param count number of vectors
     * @param id of the library
     * @param user pointer given at initialisation
     * @return any number; the library does not look at it
     */
    int invoke(Pointer values, int count, int id, Pointer user);
  }

  /** Receives the vectors of a plot that begins. */
  @FunctionalInterface
  public interface SendInitData extends Callback {
    /**
     * Called before the first point of a plot.
     *
     * @param plot a {@link vecinfoall}, valid during the call
     * @param id of the library
     * @param user pointer given at initialisation
     * @return any number; the library does not look at it
     */
    int invoke(Pointer plot, int id, Pointer user);
  }

  /**
   * Gives the value of an {@code external} voltage source. Addresses are plain numbers, because the
   * function is called for every source at every iteration.
   */
  @FunctionalInterface
  public interface GetVSRCData extends Callback {
    /**
     * Called at each load of the circuit's matrix.
     *
     * @param value address of the {@code double} to set, V
     * @param time s
     * @param name address of the source's name
     * @param id of the library
     * @param user address given at initialisation
     * @return any number; the library does not look at it
     */
    int invoke(long value, double time, long name, int id, long user);
  }

  /** Gives the value of an {@code external} current source. */
  @FunctionalInterface
  public interface GetISRCData extends Callback {
    /**
     * Called at each load of the circuit's matrix.
     *
     * @param value address of the {@code double} to set, A
     * @param time s
     * @param name address of the source's name
     * @param id of the library
     * @param user address given at initialisation
     * @return any number; the library does not look at it
     */
    int invoke(long value, double time, long name, int id, long user);
  }

  /**
   * Initialises the library.
   *
   * @param printfcn a {@link SendChar}
   * @param statfcn a {@link SendStat}
   * @param ngexit a {@link ControlledExit}
   * @param sdata a {@link SendData}, null for none
   * @param sinitdata a {@link SendInitData}, null for none
   * @param bgtrun receiver of the background thread's state, null for none
   * @param userData passed to every callback
   * @return 0
   */
  public static native int ngSpice_Init(
      Callback printfcn,
      Callback statfcn,
      Callback ngexit,
      @Nullable Callback sdata,
      @Nullable Callback sinitdata,
      @Nullable Callback bgtrun,
      @Nullable Pointer userData);

  /**
   * Registers the givers of external source values and steps.
   *
   * @param vsrcdat a {@link GetVSRCData}, null for none
   * @param isrcdat a {@link GetISRCData}, null for none
   * @param syncdat chooser of time steps, null for none
   * @param ident pointer to the library's number, null for 0
   * @param userData null to keep that of {@link #ngSpice_Init}
   * @return 0
   */
  public static native int ngSpice_Init_Sync(
      @Nullable Callback vsrcdat,
      @Nullable Callback isrcdat,
      @Nullable Callback syncdat,
      @Nullable Pointer ident,
      @Nullable Pointer userData);

  /**
   * Runs a command.
   *
   * @param command at most 1023 bytes, the rest is cut off silently; null frees the command history
   * @return 0, also for most failures
   */
  public static native int ngSpice_Command(@Nullable String command);

  /**
   * Loads a circuit.
   *
   * @param circarray lines, ended by a null pointer
   * @return 0, also for some failures
   */
  public static native int ngSpice_Circ(Pointer circarray);

  /**
   * Looks up a vector, by default in the current plot.
   *
   * @param vecname its name
   * @return a {@link vector_info} that the next call overwrites, or null
   */
  public static native @Nullable Pointer ngGet_Vec_Info(String vecname);

  /** {@return the names of all plots, newest first, ended by a null pointer} */
  public static native @Nullable Pointer ngSpice_AllPlots();

  /**
   * Names of the vectors of a plot, ended by a null pointer.
   *
   * @param plotname its name
   * @return null when there is no such plot
   */
  public static native @Nullable Pointer ngSpice_AllVecs(String plotname);
}
