package org.wuxingspice.model.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wuxingspice.model.files.AtomicFile;

/**
 * What a program left of its shard of some work: a line that says what work, which shard and of how
 * many items, for some kinds of work a line of column names, and a line per item that begins with
 * its number.
 */
public final class ShardFile {

  /** Work that can be shared. */
  public enum Work {
    /** An evaluation; {@link PredictionLog} writes it. */
    CLASSES("wuxing classes 1", false),
    /** The runs of a sweep or a Monte Carlo analysis. */
    RUNS("wuxing runs 1", true);

    private final String format;
    private final boolean named;

    Work(final String format, final boolean named) {
      this.format = format;
      this.named = named;
    }

    /**
     * {@return the first line of a file, which says what work it is}
     *
     * @param details model or deck, engine and whatever else results depend on
     */
    public String subject(final String details) {
      return "# " + format + ", " + details.replaceAll("\\s+", " ");
    }
  }

  /**
   * What a merge gave.
   *
   * @param work what it is
   * @param items in all
   */
  public record Merged(Work work, int items) {}

  private static final Pattern HEAD =
      Pattern.compile("(# .*), shard (\\d{1,6}/\\d{1,6}) of (\\d{1,9})");

  private final Path file;
  private final String subject;
  private final Shard shard;
  private final int items;
  private final List<String> lines;

  private ShardFile(final Path file, final List<String> lines) {
    final Matcher head = HEAD.matcher(lines.isEmpty() ? "" : lines.get(0));
    if (!head.matches()) {
      throw TrainingReason.BAD_SHARD.failure(
          file + ", line 1: is not the file of a shard; --shard makes one");
    }
    this.file = file;
    this.subject = head.group(1);
    this.shard = Shard.parse(head.group(2));
    this.items = Integer.parseInt(head.group(3));
    this.lines = lines;
  }

  /**
   * {@return what {@link Work#subject} takes for a shard}
   *
   * @param details of the work as a whole
   * @param shard of it
   * @param items in all
   */
  public static String details(final String details, final Shard shard, final int items) {
    return details + ", shard " + shard + " of " + items;
  }

  /**
   * Puts the files of all shards together.
   *
   * @param shards in any order
   * @param merged file to make: what the work as one would have left
   * @return what was merged
   * @throws org.wuxingspice.model.failure.WuxingException {@link TrainingReason#BAD_SHARD} when a
   *     shard is missing, twice there, not complete, or of other work
   */
  public static Merged merge(final List<Path> shards, final Path merged) {
    final SortedMap<Integer, ShardFile> byNumber = new TreeMap<>();
    for (final Path path : shards) {
      final ShardFile read = new ShardFile(path, PredictionLog.lines(path));
      final ShardFile twin = byNumber.put(read.shard.number(), read);
      if (twin != null) {
        throw TrainingReason.BAD_SHARD.failure(
            path + ": shard " + read.shard + " is in " + twin.file + ", too");
      }
    }
    final ShardFile first = byNumber.values().iterator().next();
    byNumber.values().forEach(first::requireSameWork);
    for (int number = 1; number <= first.shard.count(); number++) {
      if (!byNumber.containsKey(number)) {
        throw TrainingReason.BAD_SHARD.failure(
            "shard " + new Shard(number, first.shard.count()) + ": none of the files holds it");
      }
    }
    final Work work = first.work();
    byNumber.values().forEach(read -> read.requireComplete(work));
    final List<String> lines = new ArrayList<>();
    lines.add(work.named ? first.lines.get(1) : first.subject);
    for (final ShardFile read : byNumber.values()) {
      for (final String row : read.rows(work)) {
        lines.add((lines.size() - 1) + row.substring(row.indexOf(',')));
      }
    }
    AtomicFile.write(merged, lines);
    return new Merged(work, first.items);
  }

  private Work work() {
    for (final Work work : Work.values()) {
      if (subject.startsWith(work.subject(""))) {
        return work;
      }
    }
    throw TrainingReason.BAD_SHARD.failure(
        file + ", line 1: no work that can be shared begins like '" + subject + "'");
  }

  private List<String> rows(final Work work) {
    return lines.subList(Math.min(lines.size(), work.named ? 2 : 1), lines.size());
  }

  private void requireComplete(final Work work) {
    final int due = shard.to(items) - shard.from(items);
    final List<String> rows = rows(work);
    if (rows.size() != due) {
      throw TrainingReason.BAD_SHARD.failure(
          file
              + ": holds "
              + rows.size()
              + " of the "
              + due
              + " items of shard "
              + shard
              + "; run the same command again to complete it");
    }
    final int from = work.named ? shard.from(items) : 0;
    for (int row = 0; row < due; row++) {
      if (!rows.get(row).startsWith((from + row) + ",")) {
        throw TrainingReason.BAD_SHARD.failure(
            file + ": item " + (from + row) + " is not where it belongs: '" + rows.get(row) + "'");
      }
    }
  }

  private void requireSameWork(final ShardFile other) {
    if (!subject.equals(other.subject)
        || items != other.items
        || shard.count() != other.shard.count()
        || (work().named && !lines.get(1).equals(other.lines.get(1)))) {
      throw TrainingReason.BAD_SHARD.failure(other.file + ": is of other work than " + file);
    }
  }
}
