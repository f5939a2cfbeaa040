package org.wuxingspice.ngspice.worker;

import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a process takes from itself before it reads a deck: with Landlock the thread that calls, and
 * all threads and processes it starts later, lose every access to files that no rule grants, and
 * with it execution and TCP; with resource limits the whole process loses the rest of the memory.
 * Nothing gives any of it back.
 *
 * <p>Landlock is in Linux 5.13 and later; its structures and numbers are those of {@code
 * linux/landlock.h}, the same on all architectures.
 */
final class Confinement {

  /** Folders of shared libraries, and what finds them. */
  static final List<Path> SYSTEM_LIBRARIES =
      Stream.of("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/etc/ld.so.cache")
          .map(Path::of)
          .toList();

  /** What ngspice reads to tell how much memory it uses. */
  static final List<Path> MEMORY_FIGURES =
      List.of(Path.of("/proc/meminfo"), Path.of("/proc/self/statm"));

  /** What the kernel starts beside a program. They start nothing that may not be read. */
  static final List<Path> PROGRAM_LOADERS =
      Stream.of("/lib64/ld-linux-x86-64.so.2", "/lib/ld-linux-aarch64.so.1").map(Path::of).toList();

  /** Access rights to files, by the version of the interface that brought them. */
  private static final long EXECUTE = 1;

  private static final long WRITE_FILE = 1 << 1;
  private static final long READ_FILE = 1 << 2;
  private static final long READ_DIRECTORY = 1 << 3;
  private static final long REMOVE_FILE = 1 << 5;
  private static final long MAKE_FILE = 1 << 8;
  private static final long TRUNCATE = 1 << 14;
  private static final int[] RIGHTS_BY_VERSION = {0, 13, 14, 15, 15, 16};
  private static final int FIRST_WITH_TCP = 4;
  private static final int FIRST_WITH_SCOPES = 6;
  private static final long BIND_AND_CONNECT = 3;
  private static final long ABSTRACT_SOCKETS_AND_SIGNALS = 3;
  private static final long RIGHTS_OF_FILES = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE;

  private static final long CREATE_RULESET = 444;
  private static final long ADD_RULE = 445;
  private static final long RESTRICT_SELF = 446;
  private static final int ASK_VERSION = 1;
  private static final int PATH_BENEATH = 1;
  private static final int NO_NEW_PRIVILEGES = 38;
  private static final int CAPABILITY_VERSION = 0x20080522;
  private static final int OPEN_PATH_CLOSED_ON_EXECUTION = 0x280000;

  private static final int PROCESSOR_SECONDS = 0;
  private static final int PROCESSOR_CLOCK = 2;
  private static final int FILE_SIZE = 1;
  private static final int DATA = 2;
  private static final int CORE = 4;

  /** The calls of the C library. */
  interface CLibrary extends Library {
    long syscall(long number, Object... arguments);

    int prctl(int option, long second, long third, long fourth, long fifth);

    int open(String path, int flags);

    int close(int descriptor);

    int fchmod(int descriptor, int mode);

    int capset(Pointer header, Pointer data);

    int getrlimit(int resource, Limit limit);

    int setrlimit(int resource, Limit limit);

    int setrlimit(int resource, Pointer limit);

    int clock_gettime(int clock, Pointer time);
  }

  /** {@code struct rlimit}. */
  @Structure.FieldOrder({"soft", "hard"})
  public static final class Limit extends Structure {
    /** In force. */
    public long soft;

    /** Largest that can be in force. */
    public long hard;
  }

  /** What may be done beneath a path. */
  private record Rule(Path path, long rights) {}

  private final CLibrary c = Native.load("c", CLibrary.class);
  private final List<Rule> rules = new ArrayList<>();

  /** A pair of longs, {@code struct timespec} or {@code struct rlimit}. */
  private final Memory pair = new Memory(2L * Long.BYTES);

  /** Grants reading. */
  Confinement reading(final Collection<Path> paths) {
    paths.forEach(path -> rules.add(new Rule(path, READ_FILE | READ_DIRECTORY)));
    return this;
  }

  /** Grants reading and execution. */
  Confinement executing(final Collection<Path> paths) {
    paths.forEach(path -> rules.add(new Rule(path, READ_FILE | EXECUTE)));
    return this;
  }

  /** Grants reading, writing, making and deleting plain files. */
  Confinement writing(final Path folder) {
    final long all = READ_FILE | READ_DIRECTORY | WRITE_FILE | MAKE_FILE | REMOVE_FILE | TRUNCATE;
    rules.add(new Rule(folder, all));
    return this;
  }

  /**
   * Takes the right away to open again what is open: Landlock knows nothing of pipes, which every
   * process can reach by {@code /proc/self/fd}.
   *
   * @param descriptors stay open
   */
  void seal(final int... descriptors) {
    for (final int descriptor : descriptors) {
      c.fchmod(descriptor, 0);
    }
  }

  /** Gives up what makes root pass over the rights of files. */
  private void dropCapabilities() {
    try (Memory header = new Memory(2L * Integer.BYTES);
        Memory none = new Memory(6L * Integer.BYTES)) {
      header.setInt(0, CAPABILITY_VERSION);
      header.setInt(Integer.BYTES, 0); // this thread
      none.clear();
      c.capset(header, none);
    }
  }

  /** The version of the kernel's interface; 0 when it has none. */
  int version() {
    return (int) Math.max(0, call(CREATE_RULESET, Pointer.NULL, new NativeLong(0), ASK_VERSION));
  }

  /**
   * Restricts this thread to what was granted.
   *
   * @return whether the kernel does it
   */
  boolean enter() {
    dropCapabilities();
    final int version = version();
    if (version < 1) {
      return false;
    }
    final long handled =
        (1L << RIGHTS_BY_VERSION[Math.min(version, RIGHTS_BY_VERSION.length - 1)]) - 1;
    final int ruleset;
    try (Memory attributes = new Memory(3L * Long.BYTES)) {
      attributes.setLong(0, handled);
      attributes.setLong(Long.BYTES, BIND_AND_CONNECT);
      attributes.setLong(2L * Long.BYTES, ABSTRACT_SOCKETS_AND_SIGNALS);
      final int longs = version >= FIRST_WITH_SCOPES ? 3 : version >= FIRST_WITH_TCP ? 2 : 1;
      ruleset =
          (int) call(CREATE_RULESET, attributes, new NativeLong((long) longs * Long.BYTES), 0);
    }
    if (ruleset < 0) {
      return false;
    }
    rules.forEach(rule -> add(ruleset, rule, handled));
    return c.prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0) == 0 && call(RESTRICT_SELF, ruleset, 0) == 0;
  }

  private void add(final int ruleset, final Rule rule, final long handled) {
    final int descriptor = c.open(rule.path().toString(), OPEN_PATH_CLOSED_ON_EXECUTION);
    if (descriptor < 0) {
      return; // what is not there needs no right
    }
    final long possible = Files.isDirectory(rule.path()) ? -1 : RIGHTS_OF_FILES;
    try (Memory beneath = new Memory(Long.BYTES + Integer.BYTES)) {
      beneath.setLong(0, rule.rights() & handled & possible);
      beneath.setInt(Long.BYTES, descriptor);
      call(ADD_RULE, ruleset, PATH_BENEATH, beneath, 0);
    }
    c.close(descriptor);
  }

  private long call(final long number, final Object... arguments) {
    return c.syscall(number, arguments);
  }

  /**
   * Limits this process.
   *
   * @param dataBytes of memory that it can write to
   * @param fileBytes of any file that it writes
   */
  void limit(final long dataBytes, final long fileBytes) {
    lower(DATA, dataBytes);
    lower(FILE_SIZE, fileBytes);
    lower(CORE, 0);
  }

  /** Limits the processor time of this process, counted from its start. */
  void limitProcessor(final long seconds) {
    lower(PROCESSOR_SECONDS, seconds);
  }

  /**
   * Limits the processor time of this process, counted from now, in place of an earlier limit. Only
   * the kernel's view of the present request: more may be allowed for the next one.
   */
  void allowProcessor(final long seconds) {
    c.clock_gettime(PROCESSOR_CLOCK, pair);
    pair.setLong(0, pair.getLong(0) + seconds + 1);
    pair.setLong(Long.BYTES, -1); // no hard limit, as before
    c.setrlimit(PROCESSOR_SECONDS, pair);
  }

  private void lower(final int resource, final long value) {
    final Limit limit = new Limit();
    c.getrlimit(resource, limit);
    final long least = Long.compareUnsigned(limit.hard, value) < 0 ? limit.hard : value;
    limit.soft = least;
    limit.hard = least;
    c.setrlimit(resource, limit);
  }
}
