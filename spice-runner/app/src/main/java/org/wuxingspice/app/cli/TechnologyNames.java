package org.wuxingspice.app.cli;

import java.util.Iterator;
import org.wuxingspice.netlist.technology.Technology;

/** Names of the presets of parts, for messages and completion. */
final class TechnologyNames implements Iterable<String> {

  @Override
  public Iterator<String> iterator() {
    return Technology.presets().stream().map(Technology::name).iterator();
  }
}
