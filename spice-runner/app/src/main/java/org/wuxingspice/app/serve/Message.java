package org.wuxingspice.app.serve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the program sends for a request: fields and arrays. */
final class Message {

  /** What a frame is. */
  enum Kind {
    /** First frame of the session. */
    HELLO,
    /** The request is done. */
    ANSWER,
    /** The request is not done, nor will be. */
    ERROR,
    /** A plot begins whose points will follow. */
    PLOT,
    /** Points of the plot. */
    POINTS,
    /** Points so far are void. */
    RESTARTED
  }

  private final Map<String, Object> fields = new LinkedHashMap<>();
  private final List<NumericArray> arrays = new ArrayList<>();

  Message(final Kind kind) {
    fields.put("kind", kind);
  }

  static Message answer() {
    return new Message(Kind.ANSWER);
  }

  Message with(final String name, final Object value) {
    fields.put(name, value);
    return this;
  }

  Message with(final NumericArray array) {
    arrays.add(array);
    return this;
  }

  Map<String, Object> head() {
    final Map<String, Object> head = new LinkedHashMap<>(fields);
    head.put("arrays", arrays.stream().map(NumericArray::shape).toList());
    return head;
  }

  List<NumericArray> arrays() {
    return arrays;
  }
}
