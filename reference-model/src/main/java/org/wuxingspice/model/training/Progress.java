package org.wuxingspice.model.training;

import java.util.Map;

/** Told how far a long computation is. Called from one thread. */
public interface Progress {

  /** Tells nobody. */
  Progress NONE =
      new Progress() {
        @Override
        public void phase(final String name, final long steps) {}

        @Override
        public void advance(final long steps, final String note) {}
      };

  /**
   * A phase begins; the one before it has ended.
   *
   * @param name what is done
   * @param steps number of steps in the phase
   */
  void phase(String name, long steps);

  /**
   * Steps of the present phase are done.
   *
   * @param steps number of steps since the last call
   * @param note latest figure worth showing, or the empty string
   */
  void advance(long steps, String note);

  /**
   * Images whose circuit has no solution have no answer, always the same ones; training goes on
   * without them.
   *
   * @param causes by the image's number in its set, from 0
   */
  default void skipped(final Map<Integer, String> causes) {}
}
