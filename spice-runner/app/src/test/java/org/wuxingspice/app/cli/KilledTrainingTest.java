package org.wuxingspice.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Trainings with a circuit in the loop whose workers and whole processes are killed, and whose
 * workers are stopped, at random moments from a fixed seed: always after the process has trained
 * with a batch of images. Each goes on to the model of a training that nothing happened to, to the
 * last bit. {@code -Dwuxing.kills=N} kills N times, {@code -Dwuxing.kills.seed} takes other
 * moments.
 */
@Timeout(7200)
class KilledTrainingTest {

  private static final int KILLS = Integer.getInteger("wuxing.kills", 3);
  private static final long SEED = Long.getLong("wuxing.kills.seed", 1);

  /** Images that a training needs for each kill. */
  private static final int IMAGES_PER_KILL = 8;

  private static final int MOST_IMAGES = 400;
  private static final int LONGEST_WAIT_MILLIS = 2000;

  @TempDir private Path folder;

  /** What happens to a training. */
  private enum Blow {
    WORKER_KILLED,
    PARENT_KILLED,
    WORKER_STOPPED
  }

  private final Random random = new Random(SEED);
  private final Map<Blow, Integer> blows = new EnumMap<>(Blow.class);
  private final List<ProcessHandle> stopped = new ArrayList<>();
  private int kills;

  private List<String> training(final Path out) throws IOException {
    final int images = Math.min(MOST_IMAGES, IMAGES_PER_KILL * KILLS);
    final String words =
        "train --engine spice --circuit level=behavioral,limit=60 --epochs 1 --test-limit 4"
            + " --threads 2 --limit "
            + images;
    final List<String> arguments = new ArrayList<>(List.of(words.split(" ")));
    arguments.addAll(
        List.of("--recipe", SmallRecipe.in(folder, 4).toString(), "--out", out.toString()));
    if (Files.exists(out.resolve("checkpoint.bin"))) {
      arguments.add("--resume");
    }
    return arguments;
  }

  private Process start(final Path out) throws IOException {
    final List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-cp");
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(Wuxing.class.getName());
    command.addAll(training(out));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(log(out).toFile())
        .start();
  }

  private static Path log(final Path out) {
    return out.resolveSibling(out.getFileName() + ".log");
  }

  @Test
  void killedTrainingsGiveTheSameModel() throws Exception {
    final Path whole = folder.resolve("whole");
    assertThat(start(whole).waitFor()).as(Files.readString(log(whole))).isZero();
    for (int round = 0; kills < KILLS; round++) {
      final Path out = folder.resolve("round-" + round);
      while (!survives(out)) {
        assertThat(kills).as("the parent was killed").isPositive();
      }
      assertThat(out.resolve("model.json"))
          .as("after " + blows)
          .hasSameBinaryContentAs(whole.resolve("model.json"));
    }
    System.out.println("kills " + kills + ", " + blows);
  }

  /** Starts a training, or goes on with it, until it ends or its process is killed. */
  private boolean survives(final Path out) throws Exception {
    final Process process = start(out);
    while (!process.waitFor(random.nextInt(LONGEST_WAIT_MILLIS), TimeUnit.MILLISECONDS)) {
      if (kills < KILLS && hasTrained(process, out) && strike(process)) {
        process.waitFor();
        stopped.forEach(ProcessHandle::destroyForcibly); // which see no end of their input
        return false;
      }
    }
    assertThat(process.exitValue()).as(blows + " " + Files.readString(log(out))).isZero();
    return true;
  }

  /** Whether a process has saved a batch of its own. */
  private static boolean hasTrained(final Process process, final Path out) throws IOException {
    final Instant start = process.info().startInstant().orElse(Instant.MAX);
    try (Stream<Path> files = Files.list(out)) {
      return files
          .filter(file -> file.toString().endsWith(".bin"))
          .anyMatch(file -> file.toFile().lastModified() > start.toEpochMilli());
    } catch (final NoSuchFileException e) {
      return false;
    }
  }

  /**
   * Strikes a training whose circuits are being simulated; whether it struck the process itself.
   */
  private boolean strike(final Process process) throws Exception {
    final List<ProcessHandle> workers =
        process
            .children()
            .filter(child -> child.info().command().orElse("").endsWith("java"))
            .toList();
    if (workers.isEmpty()) {
      return false;
    }
    final int choice = random.nextInt(50);
    final ProcessHandle worker = workers.get(random.nextInt(workers.size()));
    if (choice < 20) {
      count(Blow.PARENT_KILLED);
      process.destroyForcibly();
      return true;
    } else if (choice == 49) {
      new ProcessBuilder("kill", "-STOP", Long.toString(worker.pid())).start().waitFor();
      blows.merge(Blow.WORKER_STOPPED, 1, Integer::sum);
      stopped.add(worker);
    } else if (worker.destroyForcibly()) {
      count(Blow.WORKER_KILLED);
    }
    return false;
  }

  private void count(final Blow blow) {
    blows.merge(blow, 1, Integer::sum);
    kills++;
  }
}
