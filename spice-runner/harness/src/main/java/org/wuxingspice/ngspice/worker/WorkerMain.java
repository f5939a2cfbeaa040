package org.wuxingspice.ngspice.worker;

import com.sun.jna.Library;
import com.sun.jna.Native;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.LongConsumer;

/**
 * Entry point of the worker process. Ends when its standard input ends, even while a simulation
 * runs, so it never outlives its parent.
 */
public final class WorkerMain {

  /** Argument that has every accepted point sent, at a cost. */
  public static final String STREAMING = "--streaming";

  /** Argument that has the worker confine itself; the limit of its memory in bytes follows. */
  public static final String CONFINED = "--confined=";

  /** Largest file that ngspice may leave in the worker's folder. */
  private static final long FILE_BYTES = 64L << 20;

  private static final int BUFFER = 1 << 16;

  /** More at once costs the virtual machine memory of its own for each read. */
  private static final int READ_BUFFER = 1 << 13;

  /** The two calls of the C library that keep native output off the channel. */
  interface CLibrary extends Library {
    int dup(int descriptor);

    int dup2(int from, int to);
  }

  private WorkerMain() {}

  /**
   * Runs the worker.
   *
   * @param arguments the path of libngspice, then any of {@link #STREAMING} and {@link #CONFINED}
   * @throws IOException when the channel breaks
   * @throws InterruptedException never in practice
   */
  public static void main(final String[] arguments) throws IOException, InterruptedException {
    try {
      run(arguments);
    } catch (final LinkageError e) { // of this library, or of one that could not be unpacked
      System.err.println(
          arguments[0]
              + " cannot be used: "
              + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
      Runtime.getRuntime().halt(1);
    }
  }

  private static void run(final String[] arguments) throws IOException, InterruptedException {
    final CLibrary c = Native.load("c", CLibrary.class);
    final int channel = c.dup(1);
    c.dup2(2, 1);
    try (DataOutputStream answers =
        new DataOutputStream(
            new BufferedOutputStream(new FileOutputStream("/proc/self/fd/" + channel), BUFFER))) {
      final boolean streaming = List.of(arguments).contains(STREAMING);
      final ResponseWriter channelOut = ResponseWriter.to(answers);
      final NgspiceSession session =
          new NgspiceSession(
              arguments[0],
              streaming,
              channelOut,
              new Messages(LastWords.in(Path.of("").toAbsolutePath())));
      final BlockingQueue<Frame> frames = new LinkedBlockingQueue<>();
      final Thread reader = new Thread(() -> read(frames), "channel-reader");
      reader.setDaemon(true);
      reader.start();
      LongConsumer processor = seconds -> {};
      for (final String argument : arguments) {
        if (argument.startsWith(CONFINED)) {
          processor =
              confine(Long.parseLong(argument.substring(CONFINED.length())), channel, channelOut)
                  ::allowProcessor;
        }
      }
      serve(new Worker(session, channelOut, System::nanoTime, processor), frames);
    }
  }

  /**
   * Confines the thread that runs ngspice, which has read its own files by now. What is left to
   * read are classes.
   */
  private static Confinement confine(
      final long dataBytes, final int channel, final ResponseWriter answers) {
    final Confinement confinement = new Confinement();
    confinement.seal(0, 2, channel);
    confinement.limit(dataBytes, FILE_BYTES);
    final boolean entered =
        confinement
            .reading(WorkerClassPath.paths())
            .reading(List.of(Path.of(System.getProperty("java.home"))))
            .reading(Confinement.SYSTEM_LIBRARIES)
            .reading(Confinement.MEMORY_FIGURES)
            .writing(Path.of("").toAbsolutePath())
            .enter();
    answers.send(
        Protocol.CONFINED, new Frame.Payload().number(entered ? confinement.version() : 0));
    return confinement;
  }

  private static void serve(final Worker worker, final BlockingQueue<Frame> frames)
      throws IOException, InterruptedException {
    while (true) {
      worker.handle(frames.take());
    }
  }

  private static void read(final BlockingQueue<Frame> frames) {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(System.in, READ_BUFFER))) {
      while (true) {
        frames.add(Frame.read(in));
      }
    } catch (final IOException e) {
      Runtime.getRuntime().halt(0);
    }
  }
}
