package org.wuxingspice.app.cli;

import org.wuxingspice.app.report.Provenance;
import picocli.CommandLine;

/** The version that the program's options print. */
final class Version implements CommandLine.IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {Provenance.version()};
  }
}
