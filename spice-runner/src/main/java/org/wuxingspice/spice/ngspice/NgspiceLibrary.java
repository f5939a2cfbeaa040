package org.wuxingspice.spice.ngspice;

import com.sun.jna.Callback;
import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.StringArray;

/**
 * The functions of {@code sharedspice.h} that every supported version (39 and later) exports. To be
 * loaded in a worker process only: initialisation replaces signal handlers that a Java virtual
 * machine needs.
 */
public interface NgspiceLibrary extends Library {

  /** Offset of {@code short v_flags} in {@code vector_info} on 64-bit systems. */
  int VECTOR_FLAGS = 12;

  /** Offset of {@code double *v_realdata}. */
  int VECTOR_REAL = 16;

  /** Offset of {@code ngcomplex_t *v_compdata}. */
  int VECTOR_COMPLEX = 24;

  /** Offset of {@code int v_length}. */
  int VECTOR_LENGTH = 32;

  /** Receives a line of output. */
  @FunctionalInterface
  interface SendChar extends Callback {
    /**
     * Called for each line, which begins with {@code stdout} or {@code stderr}.
     *
     * @param line the text
     * @param id of the library
     * @param user pointer given at initialisation
     */
    int invoke(String line, int id, Pointer user);
  }

  /** Receives progress. */
  @FunctionalInterface
  interface SendStat extends Callback {
    /**
     * Called at most every 150 ms.
     *
     * @param status such as {@code tran: 12.3%}
     * @param id of the library
     * @param user pointer given at initialisation
     */
    int invoke(String status, int id, Pointer user);
  }

  /** Receives the wish of the library to be ended. */
  @FunctionalInterface
  interface ControlledExit extends Callback {
    /**
     * Called on {@code quit} and on errors the library cannot recover from.
     *
     * @param status exit status
     * @param immediate whether to detach at once
     * @param quit whether {@code quit} was the cause
     * @param id of the library
     * @param user pointer given at initialisation
     */
    int invoke(int status, byte immediate, byte quit, int id, Pointer user);
  }

  /**
   * Initialises the library.
   *
   * @param printfcn receives output
   * @param statfcn receives progress
   * @param ngexit receives exit requests
   * @param sdata per-point data, null for none
   * @param sinitdata plot start, null for none
   * @param bgtrun background thread state, null for none
   * @param userData passed to every callback
   * @return 0
   */
  int ngSpice_Init(
      SendChar printfcn,
      SendStat statfcn,
      ControlledExit ngexit,
      Callback sdata,
      Callback sinitdata,
      Callback bgtrun,
      Pointer userData);

  /**
   * Runs a command.
   *
   * @param command at most 1023 characters, or null to free the command history
   * @return 0, also for most failures
   */
  int ngSpice_Command(String command);

  /**
   * Loads a circuit.
   *
   * @param circarray lines, ended by a null pointer
   * @return 0, also for some failures
   */
  int ngSpice_Circ(StringArray circarray);

  /**
   * Looks up a vector of the current plot.
   *
   * @param vecname its name
   * @return a {@code vector_info} that the next call overwrites, or null
   */
  Pointer ngGet_Vec_Info(String vecname);

  /** Name of the current plot. */
  String ngSpice_CurPlot();
}
