package org.wuxingspice.model.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.wuxingspice.model.failure.WuxingException;

/** Another process that wants a folder. */
final class LockingMain {

  private LockingMain() {}

  /**
   * Takes the folder and keeps it until standard input ends; or takes it again and again and adds 1
   * to the number in the file {@code count} beside it each time.
   *
   * @param arguments the folder, and how often to take it, 0 to take it once and keep it
   */
  public static void main(final String[] arguments) throws IOException {
    final Path folder = Path.of(arguments[0]);
    final int times = Integer.parseInt(arguments[1]);
    if (times == 0) {
      try (FolderLock lock = FolderLock.take(folder)) {
        System.out.println(lock.folder());
        System.in.read();
      }
    }
    for (int taken = 0; taken < times; ) {
      try (FolderLock lock = FolderLock.take(folder)) {
        final Path count = lock.folder().resolveSibling("count");
        final int before = Integer.parseInt(Files.readString(count));
        Files.writeString(count, Integer.toString(before + 1));
        taken++;
      } catch (final WuxingException e) {
        if (e.reason() != FileReason.IN_USE) {
          throw e;
        }
      }
    }
  }
}
