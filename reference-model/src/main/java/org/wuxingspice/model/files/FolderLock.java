package org.wuxingspice.model.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.wuxingspice.model.failure.WuxingException;

/**
 * The right to fill a folder, which one run has at a time. The operating system takes it back when
 * the process ends, however it ends. To be closed by its owner.
 *
 * <p>It is a lock on the file {@code .lock} in the folder. An owner deletes the file when it
 * leaves; so whoever has locked the file asks whether it is still the one in the folder. It asks
 * for the length, which depends on the owner's process, because a process that opens and closes a
 * file gives up its locks on it.
 */
public final class FolderLock implements AutoCloseable {

  private static final String NAME = ".lock";

  /** How often the file or its folder may vanish between two steps, as other owners leave. */
  private static final int ATTEMPTS = 1000;

  private static final int LENGTHS = 4000;

  /** Folders that this process has, of which the operating system says nothing. */
  private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final Path real;
  private final boolean made;
  private final FileChannel channel;

  private FolderLock(
      final Path folder, final Path real, final boolean made, final FileChannel channel) {
    this.folder = folder;
    this.real = real;
    this.made = made;
    this.channel = channel;
  }

  /**
   * Takes a folder.
   *
   * @param folder is made when missing
   * @return the lock
   * @throws WuxingException {@link FileReason#IN_USE} when another run has it, {@link
   *     FileReason#NOT_WRITABLE}
   */
  public static FolderLock take(final Path folder) {
    return take(folder, new Claim(folder, "folder"));
  }

  /**
   * Takes a file alone, by a folder beside it that is there while it is taken.
   *
   * @param file need not be there
   * @return the lock
   * @throws WuxingException as {@link #take} does
   */
  public static FolderLock ofFile(final Path file) {
    return take(file.resolveSibling(file.getFileName() + ".lock"), new Claim(file, "file"));
  }

  /** What is taken. */
  private record Claim(Path path, String kind) {
    WuxingException refusal(final String owner) {
      return FileReason.IN_USE.failure(
          path
              + ": "
              + owner
              + " is filling this "
              + kind
              + "; wait until it has ended, or choose another "
              + kind);
    }
  }

  private static FolderLock take(final Path folder, final Claim claim) {
    try {
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        final boolean made = !claim.path().equals(folder) || !Files.isDirectory(folder);
        final Optional<FileChannel> channel =
            isMade(folder) ? open(folder, claim) : Optional.empty();
        if (channel.isPresent()) {
          return new FolderLock(folder, folder.toRealPath(), made, channel.get());
        }
      }
      throw new IOException("its lock cannot be taken");
    } catch (final IOException e) {
      throw FileReason.notWritable(folder, e);
    }
  }

  /** Makes a folder; false when an owner that left has deleted it meanwhile. */
  private static boolean isMade(final Path folder) throws IOException {
    try {
      Files.createDirectories(folder);
      return true;
    } catch (final FileAlreadyExistsException e) {
      if (Files.isRegularFile(folder)) {
        throw e;
      }
      return false;
    }
  }

  /** A channel with a lock on the file; none when an owner that left has deleted it meanwhile. */
  private static Optional<FileChannel> open(final Path folder, final Claim claim)
      throws IOException {
    final Path real;
    try {
      real = folder.toRealPath();
    } catch (final NoSuchFileException e) {
      return Optional.empty();
    }
    if (!OWN.add(real)) {
      throw claim.refusal("this process");
    }
    FileChannel channel = null;
    boolean taken = false;
    try {
      final Path file = real.resolve(NAME);
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (channel.tryLock() == null) {
        throw claim.refusal("process " + Files.readString(file).strip());
      }
      final byte[] content = content(ProcessHandle.current().pid());
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(content));
      taken = Files.size(file) == content.length;
    } catch (final NoSuchFileException e) {
      taken = false;
    } finally {
      if (!taken) {
        if (channel != null) {
          channel.close();
        }
        OWN.remove(real);
      }
    }
    return taken ? Optional.ofNullable(channel) : Optional.empty();
  }

  /** The number of a process, with blanks behind it to a length that few processes share. */
  private static byte[] content(final long pid) {
    return (pid + " ".repeat(1 + (int) (pid % LENGTHS))).getBytes(StandardCharsets.US_ASCII);
  }

  /** {@return the folder} */
  public Path folder() {
    return folder;
  }

  /** Gives the folder free; one that was made for this lock and is empty is deleted. */
  @Override
  public void close() {
    try {
      Files.deleteIfExists(real.resolve(NAME));
      channel.close();
      if (made) {
        Files.deleteIfExists(real);
      }
    } catch (final DirectoryNotEmptyException e) {
      // It holds what it was made for.
    } catch (final IOException e) {
      throw FileReason.notWritable(folder, e);
    } finally {
      OWN.remove(real);
    }
  }
}
