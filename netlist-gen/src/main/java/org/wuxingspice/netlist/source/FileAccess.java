package org.wuxingspice.netlist.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Which files a netlist may use. A relative name is looked for in the netlist's own folder, in that
 * of the including file, and in the allowed ones, in this order, which is ngspice's when it is
 * started in the netlist's folder.
 */
public final class FileAccess {

  private final List<Path> folders;
  private final boolean anywhere;

  private FileAccess(final List<Path> folders, final boolean anywhere) {
    this.folders = folders.stream().map(FileAccess::real).toList();
    this.anywhere = anywhere;
  }

  /**
   * {@return access to the files in and below some folders, after all links; none allows no file}
   *
   * @param folders which
   */
  public static FileAccess inside(final List<Path> folders) {
    return new FileAccess(folders, false);
  }

  /**
   * {@return access to every file that this program may read}
   *
   * @param folders where relative names are looked for, too
   */
  public static FileAccess anywhere(final List<Path> folders) {
    return new FileAccess(folders, true);
  }

  /** Says why a file must not be used. */
  public static final class Denied extends Exception {
    private static final long serialVersionUID = 1L;
    private final SourceReason reason;

    Denied(final SourceReason reason, final String message) {
      super(message);
      this.reason = reason;
    }

    /** {@return the kind of reason} */
    public SourceReason reason() {
      return reason;
    }

    @Override
    public String getMessage() {
      return Objects.requireNonNull(super.getMessage());
    }
  }

  /**
   * Finds a file.
   *
   * @param name as the netlist writes it
   * @param from folder of the file that names it, if any
   * @return its real path; a regular file within what is allowed
   * @throws Denied when there is no such file or it must not be used
   */
  public Path find(final String name, final Optional<Path> from) throws Denied {
    final List<Path> places = new ArrayList<>(folders);
    from.map(FileAccess::real).ifPresent(folder -> places.add(Math.min(1, places.size()), folder));
    if (places.isEmpty()) {
      places.add(Path.of("").toAbsolutePath());
    }
    boolean outside = false;
    for (final Path place : places) {
      final Path path = resolved(place, name);
      if (!isAllowed(path)) {
        outside = true;
      } else if (Files.isRegularFile(path)) {
        return real(path);
      } else if (Files.exists(path)) {
        throw new Denied(SourceReason.NOT_READABLE, "is no regular file");
      }
    }
    if (outside) {
      throw new Denied(SourceReason.INCLUDE_OUTSIDE, outside());
    }
    throw new Denied(SourceReason.NOT_READABLE, "no such file");
  }

  private String outside() {
    return folders.isEmpty()
        ? "this netlist may use no files; trust it to allow them"
        : "may use only files below "
            + String.join(" and ", folders.stream().map(Path::toString).toList())
            + "; copy the file there, or trust the netlist";
  }

  private static Path resolved(final Path folder, final String name) throws Denied {
    try {
      return folder.resolve(name);
    } catch (final InvalidPathException e) {
      throw new Denied(SourceReason.NOT_READABLE, "is no file name");
    }
  }

  private boolean isAllowed(final Path path) {
    return anywhere || folders.stream().anyMatch(folder -> isInside(path, folder));
  }

  /** Before and after all links, so that no answer tells what exists elsewhere. */
  private static boolean isInside(final Path path, final Path folder) {
    return path.normalize().startsWith(folder) && real(path).startsWith(folder);
  }

  private static Path real(final Path path) {
    try {
      return path.toRealPath();
    } catch (final IOException e) {
      return path.toAbsolutePath().normalize();
    }
  }
}
