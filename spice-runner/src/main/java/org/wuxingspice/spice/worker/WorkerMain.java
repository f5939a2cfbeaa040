package org.wuxingspice.spice.worker;

import com.sun.jna.Library;
import com.sun.jna.Native;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Entry point of the worker process. Started with the path of libngspice; ends when its standard
 * input ends, even while a simulation runs.
 */
public final class WorkerMain {

  /** The two calls of the C library that keep native output off the channel. */
  interface CLibrary extends Library {
    int dup(int descriptor);

    int dup2(int from, int to);
  }

  private final BlockingQueue<Task> tasks = new LinkedBlockingQueue<>();

  private WorkerMain() {}

  /** One message from the parent, read completely. */
  private sealed interface Task {
    record Load(List<String> lines) implements Task {}

    record Run(
        int circuit,
        List<String> names,
        List<Double> values,
        String command,
        double end,
        List<String> probes)
        implements Task {}
  }

  /**
   * Runs the worker.
   *
   * @param arguments the path of libngspice
   * @throws IOException when the channel breaks
   * @throws InterruptedException never in practice
   */
  public static void main(final String[] arguments) throws IOException, InterruptedException {
    final CLibrary c = Native.load("c", CLibrary.class);
    final int channel = c.dup(1);
    c.dup2(2, 1);
    try (DataOutputStream answers =
        new DataOutputStream(
            new BufferedOutputStream(new FileOutputStream("/proc/self/fd/" + channel), 1 << 16))) {
      new WorkerMain().serve(new NgspiceSession(arguments[0]), answers);
    }
  }

  private void serve(final NgspiceSession session, final DataOutputStream answers)
      throws IOException, InterruptedException {
    final Thread reader = new Thread(this::read, "channel-reader");
    reader.setDaemon(true);
    reader.start();
    while (true) {
      final Task task = tasks.take();
      if (task instanceof Task.Load load) {
        answers.writeBoolean(session.load(load.lines()));
      } else if (task instanceof Task.Run run) {
        session.run(
            run.circuit(),
            run.names(),
            run.values(),
            run.command(),
            run.end(),
            run.probes(),
            answers);
      }
      final List<String> messages = session.takeMessages();
      answers.writeInt(messages.size());
      for (final String message : messages) {
        answers.writeUTF(message);
      }
      answers.flush();
    }
  }

  private void read() {
    try (DataInputStream in = new DataInputStream(new BufferedInputStream(System.in, 1 << 16))) {
      while (true) {
        tasks.add(in.readInt() == Protocol.LOAD ? new Task.Load(texts(in)) : readRun(in));
      }
    } catch (final IOException e) {
      Runtime.getRuntime().halt(0);
    }
  }

  private static Task readRun(final DataInputStream in) throws IOException {
    final int circuit = in.readInt();
    final List<String> names = texts(in);
    final List<Double> values = new ArrayList<>(names.size());
    for (int i = 0; i < names.size(); i++) {
      values.add(in.readDouble());
    }
    return new Task.Run(circuit, names, values, in.readUTF(), in.readDouble(), texts(in));
  }

  private static List<String> texts(final DataInputStream in) throws IOException {
    final int count = in.readInt();
    final List<String> texts = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      texts.add(in.readUTF());
    }
    return texts;
  }
}
