package org.wuxingspice.cluster;

import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;

/**
 * The task that an executor gets: a part of a pass, with everything that is the same for all parts.
 */
record PartTask(
    String application,
    EngineMessage engine,
    Broadcast<byte[]> base,
    Broadcast<NetworkMessage> numbers)
    implements Function<Part, Answer> {

  @Override
  public Answer call(final Part part) {
    return Executor.of(application).run(engine, base, numbers, part);
  }
}
