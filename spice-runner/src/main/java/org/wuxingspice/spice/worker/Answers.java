package org.wuxingspice.spice.worker;

import java.io.DataOutputStream;
import java.io.IOException;

/** The worker's end of the channel; used by its main thread alone. */
final class Answers {

  private final DataOutputStream out;
  private long request;

  Answers(final DataOutputStream out) {
    this.out = out;
  }

  /** Names the request that all following frames belong to. */
  void belongTo(final long id) {
    request = id;
  }

  void send(final int kind, final Frame.Payload payload) throws IOException {
    payload.send(out, kind, request);
  }

  void flush() throws IOException {
    out.flush();
  }
}
