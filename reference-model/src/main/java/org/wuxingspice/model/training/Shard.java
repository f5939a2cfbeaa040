package org.wuxingspice.model.training;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of several parts of a piece of work that are done by programs of their own.
 *
 * @param number of this part, from 1
 * @param count of the parts
 */
public record Shard(int number, int count) {

  private static final Pattern TEXT = Pattern.compile("(\\d{1,6})/(\\d{1,6})");

  /**
   * Checks the numbers.
   *
   * @throws org.wuxingspice.model.failure.WuxingException {@link TrainingReason#BAD_SHARD}
   */
  public Shard {
    if (number < 1 || number > count) {
      throw TrainingReason.BAD_SHARD.failure(
          "shard " + number + "/" + count + ": need 1/" + count + " to " + count + "/" + count);
    }
  }

  /**
   * {@return the shard that a text such as {@code 2/8} names}
   *
   * @param text number and count
   * @throws org.wuxingspice.model.failure.WuxingException {@link TrainingReason#BAD_SHARD}
   */
  public static Shard parse(final String text) {
    final Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw TrainingReason.BAD_SHARD.failure("shard '" + text + "': need i/n, such as 2/8");
    }
    return new Shard(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }

  /**
   * {@return the first item of this shard}
   *
   * @param items in all
   */
  public int from(final int items) {
    return (int) ((long) items * (number - 1) / count);
  }

  /**
   * {@return the item after the last one of this shard}
   *
   * @param items in all
   */
  public int to(final int items) {
    return (int) ((long) items * number / count);
  }

  @Override
  public String toString() {
    return number + "/" + count;
  }
}
