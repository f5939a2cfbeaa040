package org.wuxingspice.app.serve;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wuxingspice.model.failure.WuxingException;
import org.wuxingspice.model.files.JsonFile;
import org.wuxingspice.ngspice.worker.Frame;

/**
 * The two streams of a session. One thread receives, any thread sends. The kind of a {@link Frame}
 * is the version of the protocol; its payload is the head as a text of JSON, then the values of
 * each array that the head names.
 */
final class Channel {

  /** Version of the protocol, which is the kind of its frames. */
  static final int VERSION = 1;

  /**
   * A request.
   *
   * @param id that its answer bears
   * @param command what is asked for
   * @param arrays that come with it
   */
  record Received(long id, Command command, List<NumericArray> arrays) {

    /** The only array, which has to have this name. */
    NumericArray array(final String name) {
      if (arrays.size() != 1 || !arrays.get(0).shape().name().equals(name)) {
        throw ServeReason.BAD_SHAPE.failure(
            "need one array called " + name + ", but " + arrays.size() + " came");
      }
      return arrays.get(0);
    }
  }

  private record Head(Command command, List<NumericArray.Shape> arrays) {}

  private final DataInputStream in;
  private final DataOutputStream out;

  Channel(final DataInputStream in, final DataOutputStream out) {
    this.in = in;
    this.out = out;
  }

  /**
   * Waits for the next request; frames that hold none are answered with what is wrong.
   *
   * @return empty when the input ends
   * @throws IOException when the streams break, or what comes is not a frame
   */
  Optional<Received> receive() throws IOException {
    while (true) {
      final Frame frame;
      try {
        frame = Frame.read(in);
      } catch (final EOFException e) {
        return Optional.empty();
      }
      try {
        return Optional.of(request(frame));
      } catch (final WuxingException e) {
        send(frame.id(), failure(e));
      } catch (final BufferUnderflowException e) {
        send(
            frame.id(), failure(ServeReason.BAD_REQUEST.failure("the frame ends within its head")));
      }
    }
  }

  private static Received request(final Frame frame) {
    if (frame.kind() != VERSION) {
      throw ServeReason.WRONG_VERSION.failure(
          "a frame of version "
              + frame.kind()
              + " of the protocol: this program speaks version "
              + VERSION
              + "; use the package that came with it");
    }
    final byte[] text = frame.text().getBytes(StandardCharsets.UTF_8);
    final Head head =
        JsonFile.read(
            "request " + frame.id(),
            () -> new ByteArrayInputStream(text),
            Head.class,
            ServeReason.BAD_REQUEST);
    final List<NumericArray> arrays = new ArrayList<>();
    for (final NumericArray.Shape shape : head.arrays()) {
      arrays.add(NumericArray.read(shape, frame));
    }
    return new Received(frame.id(), head.command(), arrays);
  }

  /** What tells a client of a failure. */
  static Message failure(final WuxingException failure) {
    return new Message(Message.Kind.ERROR)
        .with("reason", failure.reason().name())
        .with("message", failure.getMessage());
  }

  /**
   * Sends a message.
   *
   * @param id of the request
   * @param message what to tell
   * @throws IOException when nobody reads any more
   */
  void send(final long id, final Message message) throws IOException {
    final Frame.Payload payload = new Frame.Payload().text(JsonFile.line(message.head()));
    message.arrays().forEach(array -> array.write(payload));
    synchronized (this) {
      payload.send(out, VERSION, id);
      out.flush();
    }
  }
}
