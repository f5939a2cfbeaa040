package org.wuxingspice.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wuxingspice.model.training.Shard;
import org.wuxingspice.ngspice.deck.Randomness;
import org.wuxingspice.ngspice.simulation.Request;
import org.wuxingspice.ngspice.study.Limits;
import org.wuxingspice.ngspice.study.Measure;
import org.wuxingspice.ngspice.study.Nominal;
import org.wuxingspice.ngspice.study.Plan;
import org.wuxingspice.ngspice.study.Range;
import org.wuxingspice.ngspice.study.Variation;
import picocli.CommandLine;

/** Options that make many runs out of one. */
final class StudyOptions {

  @CommandLine.Option(
      names = "--sweep",
      paramLabel = "NAME=RANGE",
      description =
          "run for each value of a device, .param, model parameter or temp: r1=1k:10k:1k"
              + " (start:stop:step) or r1=1k,2k,5k; several sweeps give all combinations")
  private List<String> sweeps = List.of();

  @CommandLine.Option(
      names = "--monte-carlo",
      converter = PositiveInteger.class,
      paramLabel = "N",
      description =
          "run N times with the values drawn as --vary says, or as the deck itself draws them")
  private @Nullable Integer samples;

  @CommandLine.Option(
      names = "--seed",
      description = "of all that is drawn, by --vary or by the deck itself; default: 1")
  private @Nullable Long seed;

  @CommandLine.Option(
      names = "--vary",
      paramLabel = "NAME=SPREAD",
      description =
          "r1=5%% (standard deviation of a Gaussian), r1=5%%:uniform (half width), or with the"
              + " nominal value c1=100n:2n; r*=5%% varies each resistor by itself; repeatable")
  private List<String> variations = List.of();

  @CommandLine.Option(
      names = "--measure",
      paramLabel = "MEASURE",
      description =
          "number to take of every run: '[NAME:] FUNCTION VECTOR [VALUE] [rise|fall] [COUNT]"
              + " [from=X] [to=Y] [plot=tran|ac|dc]'; functions: max, min, pp, final, mean, rms,"
              + " integral, when-max, when-min, cross, at, phase-margin, gain-margin; VECTOR may be"
              + " db(v(out)), phase(v(out)), re(v(out)), im(v(out)); repeatable")
  private List<String> measures = List.of();

  @CommandLine.Option(
      names = "--limit",
      paramLabel = "NAME=LOW:HIGH",
      description = "range in which a measure is good, for the yield; repeatable")
  private List<String> limits = List.of();

  @CommandLine.Option(
      names = "--shard",
      paramLabel = "I/N",
      converter = ShardConverter.class,
      description =
          "the I-th of N parts of the runs alone, for programs that share the work; wuxing merge"
              + " puts the tables of --out runs.csv together")
  private @Nullable Shard shard;

  @CommandLine.Mixin private ThreadsOption threads = new ThreadsOption();

  int workers() {
    return isStudy() ? threads.count() : 1;
  }

  /** The part of the runs that is done here; empty for all. */
  Optional<Shard> shard() {
    return Optional.ofNullable(shard);
  }

  /** Whether there is more than one run. */
  boolean isStudy() {
    return !sweeps.isEmpty() || samples != null || !variations.isEmpty() || !measures.isEmpty();
  }

  boolean isMonteCarlo() {
    return samples != null;
  }

  /** The request with the seed that was asked for. */
  Request seeded(final Request request) {
    return seed == null ? request : request.under(request.conditions().seeded(seed));
  }

  Plan plan(final Request base, final CommandLine command) {
    if ((samples == null && !variations.isEmpty())
        || (samples != null && variations.isEmpty() && !draws(base))) {
      throw new CommandLine.ParameterException(
          command, "--monte-carlo N and --vary NAME=SPREAD go together");
    }
    return Plan.of(
        sweeps.stream().map(Range::parse).toList(),
        variations.stream()
            .map(Variation::parse)
            .flatMap(group -> base.members(group.name()).stream().map(group::of))
            .toList(),
        samples == null ? 1 : samples,
        base.seed(),
        new Nominal(base));
  }

  private static boolean draws(final Request base) {
    return base.deck().randomness() != Randomness.NONE;
  }

  /** Refuses a seed when nothing is drawn. */
  void checkSeed(final Request base, final CommandLine command) {
    if (seed != null && samples == null && !draws(base)) {
      throw new CommandLine.ParameterException(
          command,
          "--seed " + seed + ": nothing is drawn, neither by the deck nor by --monte-carlo N");
    }
  }

  /** The measures; the last value of every probe when none are given. */
  List<Measure> measures(final Request base, final CommandLine command) {
    final List<Measure> all = new ArrayList<>();
    measures.forEach(text -> all.add(Measure.parse(text)));
    if (all.isEmpty()) {
      base.probes().forEach(probe -> all.add(Measure.parse("final " + probe)));
    }
    if (all.isEmpty()) {
      throw new CommandLine.ParameterException(
          command, "a sweep or Monte Carlo needs --measure, such as --measure 'max v(out)'");
    }
    return all;
  }

  List<Limits> limits(final List<Measure> taken, final CommandLine command) {
    final List<Limits> all = limits.stream().map(Limits::parse).toList();
    for (final Limits limit : all) {
      if (taken.stream().noneMatch(measure -> measure.name().equals(limit.measure()))) {
        throw new CommandLine.ParameterException(
            command, "--limit " + limit.measure() + ": there is no such measure");
      }
    }
    return all;
  }
}
