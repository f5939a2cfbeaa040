package org.wuxingspice.ngspice.worker;

import com.sun.jna.Native;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where the classes are that a worker needs; a short class path starts faster. */
public final class WorkerClassPath {

  private WorkerClassPath() {}

  /** {@return the class path, absolute because a worker runs in a folder of its own} */
  public static String text() {
    return paths().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  static List<Path> paths() {
    return Stream.of(WorkerMain.class, Native.class)
        .map(WorkerClassPath::location)
        .distinct()
        .toList();
  }

  private static Path location(final Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toAbsolutePath();
    } catch (final URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
