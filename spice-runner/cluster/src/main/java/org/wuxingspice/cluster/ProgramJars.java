package org.wuxingspice.cluster;

import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.sun.jna.Native;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.hipparchus.ode.ODEIntegrator;
import org.hipparchus.util.FastMath;
import org.wuxingspice.loop.engine.Engines;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.netlist.circuit.Analysis;
import org.wuxingspice.ngspice.installation.NgspiceInstallation;

/** The libraries that executors need beside Spark's own, as jars. */
final class ProgramJars {

  private static final List<Class<?>> OF_EACH =
      List.of(
          Network.class,
          Analysis.class,
          NgspiceInstallation.class,
          Engines.class,
          ProgramJars.class,
          Native.class,
          Jdk8Module.class,
          ODEIntegrator.class,
          FastMath.class);

  private ProgramJars() {}

  /**
   * {@return the jars; classes that are not in one are packed}
   *
   * @param scratch folder for what is packed
   */
  static List<String> in(final Path scratch) {
    return OF_EACH.stream()
        .map(ProgramJars::location)
        .distinct()
        .map(place -> Files.isDirectory(place) ? packed(place, scratch) : place)
        .map(Path::toString)
        .toList();
  }

  private static Path location(final Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (final URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path packed(final Path folder, final Path scratch) {
    try {
      final Path jar = Files.createTempFile(scratch, "classes", ".jar");
      try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
          Stream<Path> files = Files.walk(folder)) {
        for (final Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          out.putNextEntry(new JarEntry(folder.relativize(file).toString().replace('\\', '/')));
          Files.copy(file, out);
          out.closeEntry();
        }
      }
      return jar;
    } catch (final IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
