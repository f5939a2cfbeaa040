package org.wuxingspice.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wuxingspice.app.page.PageFile;
import org.wuxingspice.app.track.EventFile;
import org.wuxingspice.app.track.EventProgress;
import org.wuxingspice.app.watch.TrainingView;
import org.wuxingspice.app.watch.WatchServer;
import org.wuxingspice.model.training.EpochMetrics;
import org.wuxingspice.model.training.TrainingAudience;
import org.wuxingspice.model.training.TrainingProgress;
import picocli.CommandLine;

/** Where a training is followed beside the terminal. */
final class TrackingOptions {

  @CommandLine.Mixin private WatchOption watch = new WatchOption();

  @CommandLine.Option(
      names = "--tensorboard",
      paramLabel = "DIR",
      description = "write metrics and coefficients as an event file for TensorBoard")
  private @Nullable Path tensorboard;

  /**
   * Begins.
   *
   * @param title of the page
   * @param about what is trained
   * @param waveforms of the sample that was presented last
   * @param folder of the run, for the page that stays
   * @param console told, too
   */
  Tracking start(
      final String title,
      final Map<String, String> about,
      final TrainingView.Waveforms waveforms,
      final Path folder,
      final TrainingProgress console) {
    final @Nullable WatchServer server = watch.isGiven() ? watch.open() : null;
    try {
      final @Nullable TrainingView view =
          server == null
              ? null
              : new TrainingView(title, about, waveforms, server::publish, System::nanoTime);
      final @Nullable EventProgress events =
          tensorboard == null
              ? null
              : new EventProgress(
                  new EventFile(tensorboard, seconds(), ProcessHandle.current().pid()),
                  TrackingOptions::seconds);
      return new Tracking(title, folder, console, server, view, events);
    } catch (final RuntimeException e) {
      if (server != null) {
        server.close();
      }
      throw e;
    }
  }

  private static double seconds() {
    return System.currentTimeMillis() / 1e3;
  }

  /**
   * A training that is followed.
   *
   * @param title of the page
   * @param folder of the run
   * @param console told, too
   * @param server of the page, if any
   * @param view of the page, if any
   * @param events file of them, if any
   */
  record Tracking(
      String title,
      Path folder,
      TrainingProgress console,
      @Nullable WatchServer server,
      @Nullable TrainingView view,
      @Nullable EventProgress events)
      implements AutoCloseable {

    /** Whom training tells. */
    TrainingProgress progress() {
      final List<TrainingProgress> all = new ArrayList<>(List.of(console));
      if (view != null) {
        all.add(view);
      }
      if (events != null) {
        all.add(events);
      }
      return new TrainingAudience(all);
    }

    /** Shows the epochs of a run that goes on. */
    void resumed(final List<EpochMetrics> earlier) {
      if (view != null) {
        earlier.forEach(view::measured);
      }
    }

    /** The training is over: the page stays as a file. */
    void ended() {
      if (view != null) {
        view.phase("ended", 0);
        PageFile.write(folder.resolve("training.html"), title, view.facts(), view.parts());
      }
    }

    @Override
    public void close() {
      if (server != null) {
        server.close();
      }
      if (events != null) {
        events.close();
      }
    }
  }
}
