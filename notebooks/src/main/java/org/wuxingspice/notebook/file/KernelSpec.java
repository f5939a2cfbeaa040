package org.wuxingspice.notebook.file;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.wuxingspice.model.files.AtomicFile;
import org.wuxingspice.notebook.kernel.KernelMain;

/**
 * How Jupyter starts the kernel.
 *
 * @param java the program java
 * @param classPath absolute class path of the kernel and of all that cells use
 */
public record KernelSpec(Path java, String classPath) {

  /** Name that notebooks ask for. */
  public static final String NAME = "wuxing-java";

  private static final String DISPLAY_NAME = "Java (Wuxing SPICE)";

  /** {@return the kernel of this program: the same virtual machine and class path} */
  public static KernelSpec ofThisProgram() {
    final String separator = System.getProperty("path.separator");
    return new KernelSpec(
        Path.of(System.getProperty("java.home"), "bin", "java"),
        List.of(System.getProperty("java.class.path").split(separator)).stream()
            .map(entry -> Path.of(entry).toAbsolutePath().toString())
            .reduce((a, b) -> a + separator + b)
            .orElse(""));
  }

  /**
   * {@return the folder in which Jupyter looks for a user's own kernels and other data}
   *
   * @param environment the variables JUPYTER_DATA_DIR, XDG_DATA_HOME and HOME are looked at, in
   *     this order
   * @param userHome used when none of them is set
   */
  public static Path userFolder(final Map<String, String> environment, final Path userHome) {
    if (environment.containsKey("JUPYTER_DATA_DIR")) {
      return Path.of(environment.get("JUPYTER_DATA_DIR"));
    }
    if (environment.containsKey("XDG_DATA_HOME")) {
      return Path.of(environment.get("XDG_DATA_HOME"), "jupyter");
    }
    final Path home = environment.containsKey("HOME") ? Path.of(environment.get("HOME")) : userHome;
    return home.resolve(Path.of(".local", "share", "jupyter"));
  }

  /**
   * Installs the kernel.
   *
   * @param jupyterFolder a folder of Jupyter's data path
   * @return the written file
   */
  public Path install(final Path jupyterFolder) {
    final ObjectNode spec = new ObjectMapper().createObjectNode();
    List.of(
            java.toString(),
            "-XX:+UseSerialGC",
            "-Djava.awt.headless=true",
            "-cp",
            classPath,
            KernelMain.class.getName(),
            "{connection_file}")
        .forEach(spec.putArray("argv")::add);
    spec.put("display_name", DISPLAY_NAME);
    spec.put("language", "java");
    spec.put("interrupt_mode", "message");
    final Path file = jupyterFolder.resolve(Path.of("kernels", NAME, "kernel.json"));
    AtomicFile.write(file, spec.toPrettyString().concat("\n").getBytes(StandardCharsets.UTF_8));
    return file;
  }
}
