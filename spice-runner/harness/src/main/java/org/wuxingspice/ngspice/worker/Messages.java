package org.wuxingspice.ngspice.worker;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * What ngspice printed since it was last asked: the first and the last lines. Every line also goes
 * to the {@link LastWords} at once, in case this process dies.
 */
final class Messages {

  private static final int KEPT_AT_EACH_END = 150;
  private static final int LONGEST_LINE = 2000;

  private final List<String> first = new ArrayList<>();
  private final ArrayDeque<String> last = new ArrayDeque<>();
  private final LastWords words;
  private boolean aside;

  Messages(final LastWords words) {
    this.words = words;
  }

  /** A request begins, and its words with it. */
  synchronized void begin() {
    words.clear();
    clear();
  }

  synchronized void add(final String line) {
    String text = line;
    if (text.startsWith("stdout ") || text.startsWith("stderr ")) {
      text = text.substring("stdout ".length());
    }
    if (text.length() > LONGEST_LINE) {
      text = text.substring(0, LONGEST_LINE) + " ...";
    }
    if (!aside) {
      words.add(text);
    }
    if (first.size() < KEPT_AT_EACH_END) {
      first.add(text);
      return;
    }
    if (last.size() == KEPT_AT_EACH_END) {
      last.removeFirst();
    }
    last.add(text);
  }

  /**
   * What is printed by a command that no deck asked for; nothing else gets to know of it.
   *
   * @param command prints
   */
  synchronized List<String> aside(final Runnable command) {
    final List<String> before = take();
    aside = true;
    command.run();
    aside = false;
    final List<String> answer = take();
    first.addAll(before);
    return answer;
  }

  synchronized boolean isEmpty() {
    return first.isEmpty();
  }

  synchronized List<String> take() {
    final List<String> all = new ArrayList<>(first);
    all.addAll(last);
    clear();
    return all;
  }

  synchronized void clear() {
    first.clear();
    last.clear();
  }
}
