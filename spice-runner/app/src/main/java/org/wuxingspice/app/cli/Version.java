package org.wuxingspice.app.cli;

import java.util.Objects;
import picocli.CommandLine;

/** The version in the manifest of the program's jar; classes outside of a jar have none. */
final class Version implements CommandLine.IVersionProvider {

  @Override
  public String[] getVersion() {
    final String version = Version.class.getPackage().getImplementationVersion();
    return new String[] {"wuxing " + Objects.requireNonNullElse(version, "(not packaged)")};
  }
}
