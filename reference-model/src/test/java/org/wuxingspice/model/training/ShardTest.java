package org.wuxingspice.model.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wuxingspice.model.failure.WuxingException;

class ShardTest {

  private static final int IMAGES = 11;
  private static final String A = "model a";
  private static final String B = "model b";

  @TempDir private Path folder;

  @Property(tries = 200)
  void shardsHoldEveryItemOnce(
      @ForAll @IntRange(max = 100_000) final int items,
      @ForAll @IntRange(min = 1, max = 500) final int count) {
    int next = 0;
    for (int number = 1; number <= count; number++) {
      final Shard shard = new Shard(number, count);
      assertThat(shard.from(items)).isEqualTo(next);
      assertThat(shard.to(items) - next).isBetween(items / count, items / count + 1);
      next = shard.to(items);
    }
    assertThat(next).isEqualTo(items);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "0/4", "5/4", "1/0", "-1/4", "1/4/2", "a/b", "1/9999999"})
  void whatIsNoShardIsRefused(final String text) {
    assertRefused(() -> Shard.parse(text));
  }

  private static void assertRefused(final Runnable work) {
    assertThatThrownBy(work::run)
        .isInstanceOfSatisfying(
            WuxingException.class, e -> assertThat(e.reason()).isEqualTo(TrainingReason.BAD_SHARD));
  }

  /** A record of some images, as an evaluation of them alone would leave it. */
  private Path record(final String name, final String subject, final int from, final int to)
      throws IOException {
    final List<String> lines = new ArrayList<>(List.of(ShardFile.Work.CLASSES.subject(subject)));
    for (int image = from; image < to; image++) {
      lines.add((image - from) + "," + image % 10 + "," + image % 7);
    }
    return Files.write(folder.resolve(name), lines);
  }

  private Path shard(final String evaluation, final int number, final int count)
      throws IOException {
    final Shard shard = new Shard(number, count);
    return record(
        evaluation + number + count,
        ShardFile.details(evaluation, shard, IMAGES),
        shard.from(IMAGES),
        shard.to(IMAGES));
  }

  @Test
  void mergedShardsAreTheRecordOfTheWhole() throws IOException {
    final List<Path> shards = new ArrayList<>();
    for (int number = 1; number <= 4; number++) {
      shards.add(shard(A, number, 4));
    }
    Collections.reverse(shards);
    final Path merged = folder.resolve("merged.csv");
    assertThat(ShardFile.merge(shards, merged))
        .isEqualTo(new ShardFile.Merged(ShardFile.Work.CLASSES, IMAGES));
    assertThat(merged).hasSameTextualContentAs(record("whole", A, 0, IMAGES));
  }

  private static String head(final Shard shard) {
    return ShardFile.Work.RUNS.subject(ShardFile.details("deck a", shard, 5));
  }

  /** Files with column names lose the line that says which shard they are. */
  @Test
  void mergedRunsAreTheTableOfTheWhole() throws IOException {
    final List<Path> shards = new ArrayList<>();
    final List<String> whole = new ArrayList<>(List.of("run,r1,failure"));
    for (int number = 1; number <= 3; number++) {
      final Shard shard = new Shard(number, 3);
      final List<String> lines = new ArrayList<>(List.of(head(shard), "run,r1,failure"));
      for (int run = shard.from(5); run < shard.to(5); run++) {
        lines.add(run + "," + 1.5 * run + ",");
        whole.add(run + "," + 1.5 * run + ",");
      }
      shards.add(Files.write(folder.resolve("runs" + number), lines));
    }
    final Path merged = folder.resolve("merged.csv");
    assertThat(ShardFile.merge(shards, merged).items()).isEqualTo(5);
    assertThat(Files.readAllLines(merged)).isEqualTo(whole);
    Files.write(shards.get(1), List.of(head(new Shard(2, 3)), "run,c1,failure"));
    assertRefused(() -> ShardFile.merge(shards, merged));
  }

  @Test
  void shardsThatDoNotMakeAWholeAreRefusedAndNothingIsLeft() throws IOException {
    final Path merged = folder.resolve("merged.csv");
    final Path first = shard(A, 1, 2);
    final Path second = shard(A, 2, 2);
    final Path cut = record("cut", ShardFile.details(A, new Shard(2, 2), IMAGES), 5, 7);
    for (final List<Path> wrong :
        List.of(
            List.of(first),
            List.of(first, first),
            List.of(first, cut),
            List.of(first, shard(B, 2, 2)),
            List.of(first, shard(A, 2, 3)),
            List.of(first, second, record("whole", A, 0, IMAGES)))) {
      assertRefused(() -> ShardFile.merge(wrong, merged));
      assertThat(merged).doesNotExist();
    }
  }
}
