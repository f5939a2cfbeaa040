package org.wuxingspice.app.cli;

import java.util.Iterator;
import org.wuxingspice.loop.engine.Engines;

/** Names of the engines, for messages and completion. */
final class EngineNames implements Iterable<String> {

  @Override
  public Iterator<String> iterator() {
    return Engines.names().iterator();
  }
}
