package org.wuxingspice.app.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.wuxingspice.ngspice.installation.NgspiceInstallation;

/** With what a report was made, so that somebody else can make it again. */
public final class Provenance {

  private Provenance() {}

  /**
   * {@return the version in the manifest of the program's jar; classes outside of a jar have none}
   */
  public static String version() {
    return "wuxing "
        + Objects.requireNonNullElse(
            Provenance.class.getPackage().getImplementationVersion(), "(not packaged)");
  }

  /**
   * {@return command and versions, by name}
   *
   * @param command that makes the report, as a shell takes it
   * @param ngspice whether it runs circuits
   */
  public static Map<String, String> facts(final String command, final boolean ngspice) {
    final Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Command", command);
    facts.put(
        "Versions",
        version()
            + (ngspice ? ", ngspice " + NgspiceInstallation.find().version() : "")
            + ", Java "
            + System.getProperty("java.version"));
    return facts;
  }
}
