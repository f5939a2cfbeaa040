package org.wuxingspice.netlist.format;

import java.nio.file.Path;
import java.util.List;

/**
 * What a reader accepts.
 *
 * @param folders included files must lie in one of these, links followed; none allows no file
 * @param controls what to do with commands for the simulator
 * @param rawLines whether lines that are not modelled are kept as they are
 */
public record ReaderSettings(List<Path> folders, Controls controls, boolean rawLines) {

  /** What to do with {@code .control} blocks. */
  public enum Controls {
    /** Refuse the netlist. */
    REFUSE,
    /** Leave the block out. */
    DROP,
    /** Keep the block as a record. */
    KEEP
  }

  /** Everything modelled, nothing else: no files, no commands, no raw lines. */
  public static final ReaderSettings STRICT = new ReaderSettings(List.of(), Controls.REFUSE, false);

  /** Keeps an unmodifiable copy of the list. */
  public ReaderSettings {
    folders = List.copyOf(folders);
  }

  /**
   * {@return what other people's netlists need: files below their own folder and raw lines, but no
   * commands}
   *
   * @param folder that files may be included from
   */
  public static ReaderSettings lenient(final Path folder) {
    return new ReaderSettings(List.of(folder), Controls.DROP, true);
  }
}
