package org.wuxingspice.app.demo;

/** Told how far the demo is. Called from one thread. */
public interface DemoProgress {

  /**
   * A phase begins, and the one before it has ended.
   *
   * @param name what is done
   * @param steps number of steps in the phase
   */
  void phase(String name, long steps);

  /**
   * Steps of the present phase are done.
   *
   * @param steps number of steps
   * @param note latest figure worth showing, or the empty string
   */
  void advance(long steps, String note);
}
