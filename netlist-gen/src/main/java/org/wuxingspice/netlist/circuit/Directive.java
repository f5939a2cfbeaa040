package org.wuxingspice.netlist.circuit;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Remarks and directions to the simulator. */
public sealed interface Directive extends Statement {

  /**
   * A remark.
   *
   * @param text one line; control characters become spaces, spaces at the ends go
   */
  record Comment(String text) implements Directive {
    /** Strips what could end the line. */
    public Comment {
      text = Names.printable(text).strip();
    }
  }

  /**
   * Simulator options.
   *
   * @param entries option names with their values; empty for a flag
   */
  record Options(Map<String, String> entries) implements Directive {
    /**
     * Checks names and values.
     *
     * @throws org.wuxingspice.model.failure.WuxingException {@link CircuitReason#BAD_NAME} or
     *     {@link CircuitReason#BAD_VALUE}
     */
    public Options {
      entries.forEach((name, value) -> Names.option(Names.parameter(name), value));
      entries = Collections.unmodifiableMap(new TreeMap<>(entries));
    }
  }

  /**
   * Voltages that a transient starts from.
   *
   * @param volts by node, volt
   */
  record InitialConditions(Map<String, Value> volts) implements Directive {
    /**
     * Checks the names.
     *
     * @throws org.wuxingspice.model.failure.WuxingException {@link CircuitReason#BAD_NAME} or
     *     {@link CircuitReason#BAD_VALUE}
     */
    public InitialConditions {
      volts = Names.nodeVoltages(volts);
    }
  }

  /**
   * Voltages that the search for an operating point starts from.
   *
   * @param volts by node, volt
   */
  record NodeSet(Map<String, Value> volts) implements Directive {
    /**
     * Checks the names.
     *
     * @throws org.wuxingspice.model.failure.WuxingException {@link CircuitReason#BAD_NAME} or
     *     {@link CircuitReason#BAD_VALUE}
     */
    public NodeSet {
      volts = Names.nodeVoltages(volts);
    }
  }

  /**
   * Nodes that are the same in every subcircuit.
   *
   * @param nodes at least one
   */
  record Global(List<String> nodes) implements Directive {
    /**
     * Checks the names.
     *
     * @throws org.wuxingspice.model.failure.WuxingException {@link CircuitReason#BAD_NAME}
     */
    public Global {
      nodes = Names.names(nodes);
    }
  }

  /**
   * The content of a file.
   *
   * @param path of the file
   * @param section of a library file, if it is one
   */
  record Include(String path, Optional<String> section) implements Directive {
    /**
     * Checks the path.
     *
     * @throws org.wuxingspice.model.failure.WuxingException {@link CircuitReason#BAD_NAME} or
     *     {@link CircuitReason#BAD_VALUE}
     */
    public Include {
      Names.path(path);
      section.ifPresent(Names::name);
    }
  }

  /**
   * Commands that a simulator executes. Never made by this project's compiler; a reader keeps it
   * only when told to.
   *
   * @param lines between {@code .control} and {@code .endc}
   */
  record Control(List<String> lines) implements Directive {
    /**
     * Checks that the lines stay within the block.
     *
     * @throws org.wuxingspice.model.failure.WuxingException {@link CircuitReason#BAD_VALUE}
     */
    public Control {
      lines = List.copyOf(lines);
      for (final String line : lines) {
        if (!line.equals(Names.printable(line))
            || line.strip().toLowerCase(Locale.ROOT).startsWith(".end")) {
          throw CircuitReason.BAD_VALUE.failure(
              "control line '" + Names.printable(line) + "': one line, not the end of the block");
        }
      }
    }
  }

  /**
   * The escape hatch: a line that a reader found and that no other statement models. Never made by
   * this project's compiler, and never from text that is not already a netlist.
   *
   * @param text of the line without its continuations
   */
  record RawLine(String text) implements Directive {

    private static final Pattern BLOCK =
        Pattern.compile(
            "\\.(end|ends|eom|endc|endl|subckt|macro|control|include|inc|lib)\\b.*",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern START = Pattern.compile("[A-Za-z.].*");

    /**
     * Checks that it is one line which opens and closes nothing.
     *
     * @throws org.wuxingspice.model.failure.WuxingException {@link CircuitReason#BAD_VALUE}
     */
    public RawLine {
      text = text.strip();
      if (!text.equals(Names.printable(text))
          || !START.matcher(text).matches()
          || BLOCK.matcher(text).matches()) {
        throw CircuitReason.BAD_VALUE.failure(
            "raw line '" + Names.printable(text) + "': a device or a directive that stands alone");
      }
    }
  }
}
