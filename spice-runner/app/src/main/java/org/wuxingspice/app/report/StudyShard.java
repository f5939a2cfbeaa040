package org.wuxingspice.app.report;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.wuxingspice.model.files.AtomicFile;
import org.wuxingspice.model.files.Sha256;
import org.wuxingspice.model.training.Shard;
import org.wuxingspice.model.training.ShardFile;
import org.wuxingspice.model.training.TrainingReason;
import org.wuxingspice.netlist.source.SourceLine;
import org.wuxingspice.ngspice.simulation.Request;
import org.wuxingspice.ngspice.study.Measure;
import org.wuxingspice.ngspice.study.Plan;
import org.wuxingspice.ngspice.study.StudyResult;

/**
 * A part of a study's runs that a program of its own does. Its table says what study it is of.
 *
 * @param shard which part
 * @param head first line of the table
 * @param plan the runs of this part
 */
public record StudyShard(Shard shard, String head, Plan plan) {

  /**
   * Takes a part.
   *
   * @param shard which
   * @param base what all runs have in common
   * @param measures that are taken
   * @param whole all runs
   * @return the part
   * @throws org.wuxingspice.model.failure.WuxingException {@link TrainingReason#BAD_SHARD} when no
   *     run is left for it
   */
  public static StudyShard of(
      final Shard shard, final Request base, final List<Measure> measures, final Plan whole) {
    final int runs = whole.runs().size();
    if (shard.count() > runs) {
      throw TrainingReason.BAD_SHARD.failure(
          "--shard " + shard + ": there are only " + runs + " runs to share");
    }
    return new StudyShard(
        shard,
        ShardFile.Work.RUNS.subject(
            ShardFile.details("digest " + digest(base, measures, whole), shard, runs)),
        whole.part(shard.from(runs), shard.to(runs)));
  }

  /** Of all that results depend on. */
  private static String digest(final Request base, final List<Measure> measures, final Plan whole) {
    final List<Object> parts =
        List.of(
            base.deck().lines().stream().map(SourceLine::text).toList(),
            base.overrides().names(),
            Arrays.toString(base.overrides().values()),
            new TreeMap<>(base.parameters()),
            new TreeMap<>(base.initialConditions()),
            base.analysis(),
            base.conditions(),
            measures,
            whole);
    return Sha256.of(parts.toString().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Writes the table of this part.
   *
   * @param file to make or replace
   * @param result of {@link #plan}
   */
  public void write(final Path file, final StudyResult result) {
    final List<String> lines = new ArrayList<>(List.of(head));
    lines.addAll(StudyTable.lines(result));
    AtomicFile.write(file, lines);
  }
}
