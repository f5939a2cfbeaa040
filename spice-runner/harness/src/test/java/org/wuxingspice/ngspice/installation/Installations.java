package org.wuxingspice.ngspice.installation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The ngspice installations to test: the usual one, and those in WUXING_NGSPICE_ALSO. */
public final class Installations {

  private Installations() {}

  /** {@return all of them, the usual one first} */
  public static List<NgspiceInstallation> all() {
    final List<NgspiceInstallation> all = new ArrayList<>(List.of(NgspiceInstallation.find()));
    final String also = System.getenv("WUXING_NGSPICE_ALSO");
    if (also != null && !also.isBlank()) {
      for (final String prefix : also.split(":")) {
        all.add(NgspiceInstallation.under(Path.of(prefix)));
      }
    }
    return all;
  }
}
