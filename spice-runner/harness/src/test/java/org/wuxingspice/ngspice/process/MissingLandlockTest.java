package org.wuxingspice.ngspice.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class MissingLandlockTest {

  @Test
  void itIsSaidOnce() {
    final List<String> said = new ArrayList<>();
    final Handler handler =
        new Handler() {
          @Override
          public void publish(final LogRecord entry) {
            said.add(entry.getMessage());
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    final Logger logger = Logger.getLogger(MissingLandlock.class.getName());
    logger.addHandler(handler);
    try {
      MissingLandlock.note(4);
      assertThat(said).isEmpty();
      MissingLandlock.note(0);
      MissingLandlock.note(0);
      assertThat(said).singleElement().asString().contains("no Landlock", "5.13");
    } finally {
      logger.removeHandler(handler);
    }
  }
}
