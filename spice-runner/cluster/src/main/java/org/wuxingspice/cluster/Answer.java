package org.wuxingspice.cluster;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;
import org.wuxingspice.model.dynamics.LostSamples;
import org.wuxingspice.model.dynamics.Pass;
import org.wuxingspice.model.dynamics.PassRequest;
import org.wuxingspice.model.failure.Reason;
import org.wuxingspice.model.failure.WuxingException;

/** What an executor says to a part. A refusal is an answer: another executor would refuse, too. */
sealed interface Answer extends Serializable {

  /**
   * The executor's ngspice and the time that it took.
   *
   * @param host of the executor
   * @param ngspice its version; empty for an engine without circuits
   * @param seconds spent on the part
   */
  record Origin(String host, String ngspice, double seconds) implements Serializable {}

  /** {@return who answered} */
  Origin origin();

  /**
   * {@return the pass of the part}
   *
   * @param request that the part is of
   * @throws WuxingException as the engine has thrown it
   */
  Pass pass(PassRequest request);

  /** The part was run. */
  record Done(
      Origin origin,
      Part.Block integrals,
      Part.Block ends,
      long clamped,
      TreeMap<Integer, String> skipped)
      implements Answer {

    static Done of(final Origin origin, final Pass pass) {
      return new Done(
          origin,
          Part.Block.of(pass.integrals()),
          Part.Block.of(pass.ends()),
          pass.clamped(),
          new TreeMap<>(pass.skipped()));
    }

    @Override
    public Pass pass(final PassRequest request) {
      return new Pass(
          request.direction(),
          request.window(),
          integrals.signals(),
          ends.signals(),
          clamped,
          skipped);
    }
  }

  /** Samples lost their simulator at every attempt. */
  record Lost(Origin origin, TreeMap<Integer, String> causes) implements Answer {
    static Lost of(final Origin origin, final LostSamples failure) {
      return new Lost(origin, new TreeMap<>(failure.causes()));
    }

    @Override
    public Pass pass(final PassRequest request) {
      throw new LostSamples("sample", Map.copyOf(causes));
    }
  }

  /** The engine refused. */
  record Refused(Origin origin, Reason reason, String message) implements Answer {
    static Refused of(final Origin origin, final WuxingException failure) {
      return new Refused(origin, failure.reason(), failure.getMessage());
    }

    @Override
    public Pass pass(final PassRequest request) {
      throw reason.failure("executor on " + origin.host() + ": " + message);
    }
  }
}
