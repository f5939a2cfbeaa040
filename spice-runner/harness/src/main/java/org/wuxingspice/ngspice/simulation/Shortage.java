package org.wuxingspice.ngspice.simulation;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a computer has too little of for another process, told by the words in which the operating
 * system, Java or ngspice report it.
 */
public enum Shortage {
  /** One of these: Java does not say which. */
  UNKNOWN(
      "spawn helper|native thread|pthread_create",
      "open files, processes or memory are too few; 'ulimit -a' shows what is allowed"),
  /** Open files of this program or of the system. */
  FILE_HANDLES(
      "error=2[34]\\b|error 2[34]\\b|too many open files",
      "too few open files are allowed; raise the limit with 'ulimit -n'"),
  /** Processes and threads of the user. */
  PROCESSES(
      "error=11\\b|resource temporarily unavailable",
      "too few processes and threads are allowed; raise the limit with 'ulimit -u'"),
  /** Memory. */
  MEMORY(
      "error=12\\b|cannot allocate|insufficient memory|could not reserve|out of memory|malloc|java heap space",
      "there is too little memory; free some, take fewer --threads, or raise 'ulimit -v'");

  private final Pattern words;
  private final String remedy;

  Shortage(final String words, final String remedy) {
    this.words = Pattern.compile(words, Pattern.CASE_INSENSITIVE);
    this.remedy = remedy;
  }

  /**
   * {@return the shortage that a message is about, if it is about one}
   *
   * @param message of any program
   */
  public static Optional<Shortage> in(final String message) {
    return Arrays.stream(values())
        .filter(shortage -> shortage.words.matcher(message).find())
        .findFirst();
  }

  /**
   * {@return a failure in a few words, and what to do about it if it is a shortage}
   *
   * @param failure of the operating system or of Java
   */
  public static String describe(final Throwable failure) {
    if (failure instanceof ExceptionInInitializerError && failure.getCause() != null) {
      return describe(failure.getCause());
    }
    if (failure instanceof LinkageError) {
      return UNKNOWN.remedy; // the file of a class cannot be read
    }
    final String message = String.valueOf(failure.getMessage());
    return in(message).map(Shortage::remedy).orElse(message);
  }

  /** {@return what is too little, and what to do about it} */
  public String remedy() {
    return remedy;
  }
}
