package org.wuxingspice.ngspice.worker;

import com.sun.jna.Library;
import com.sun.jna.Native;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Becomes another program that can do nothing but read its own files and use the current folder.
 */
public final class ConfinedMain {

  /** What separates paths. */
  public static final String BETWEEN_PATHS = "\n";

  /** What comes before the program's output when the kernel does not confine it. */
  public static final String FREE = "\u0001free";

  /** Largest file the program may write: a raw file. */
  private static final long FILE_BYTES = 64L << 30;

  private static final int FIRST_OF_COMMAND = 3;
  private static final int CANNOT_EXECUTE = 126;

  /** The call of the C library. */
  interface CLibrary extends Library {
    int execv(String path, String[] arguments);
  }

  private ConfinedMain() {}

  /**
   * Confines this process and becomes the program.
   *
   * @param arguments bytes of memory, seconds of processor time, paths that may be read with {@link
   *     #BETWEEN_PATHS} between them, then the program as an absolute path and its arguments. The
   *     current folder may be written
   * @throws IOException when the program is not there
   */
  public static void main(final String[] arguments) throws IOException {
    final Path program = Path.of(arguments[FIRST_OF_COMMAND]).toRealPath();
    final CLibrary c = Native.load("c", CLibrary.class); // while it can be found
    final Confinement confinement = new Confinement();
    confinement
        .reading(Stream.of(arguments[2].split(BETWEEN_PATHS)).map(Path::of).toList())
        .reading(Confinement.SYSTEM_LIBRARIES)
        .executing(List.of(program))
        .executing(Confinement.PROGRAM_LOADERS)
        .reading(Confinement.MEMORY_FIGURES)
        .writing(Path.of("").toAbsolutePath())
        .limit(Long.parseLong(arguments[0]), FILE_BYTES);
    confinement.limitProcessor(Long.parseLong(arguments[1]));
    if (!confinement.enter()) {
      System.out.println(FREE);
    }
    c.execv(program.toString(), Arrays.copyOfRange(arguments, FIRST_OF_COMMAND, arguments.length));
    Runtime.getRuntime().halt(CANNOT_EXECUTE);
  }
}
