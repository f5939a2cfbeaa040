package org.wuxingspice.model.dynamics;

import java.util.Objects;
import java.util.stream.IntStream;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;

/**
 * Everything that decides a pass.
 *
 * @param network what to run, with its present coefficients and parameters
 * @param direction forward, driven at the external inputs, or reversed, driven at the external
 *     outputs
 * @param drive constant drive, dimensionless: {@code topology.driveCount(direction)} channels, any
 *     number of samples; around an operating point other than rest the deviation from the drive
 *     that holds this point
 * @param point where the pass starts and what its deviations are counted from; only a reversed pass
 *     has one other than rest
 * @param window the time over which deviations are integrated
 * @param extent what has to be answered; an engine may always answer everything
 */
public record PassRequest(
    Network network,
    Direction direction,
    Signals drive,
    OperatingPoint point,
    Window window,
    Extent extent) {

  /**
   * Checks that the drive fits the network and the operating point the direction.
   *
   * @throws org.wuxingspice.model.failure.WuxingException {@link DynamicsReason#BAD_DRIVE} or
   *     {@link DynamicsReason#UNSUPPORTED}
   */
  public PassRequest {
    Objects.requireNonNull(window, "window");
    Objects.requireNonNull(extent, "extent");
    final int channels = network.topology().driveCount(direction);
    if (drive.channels() != channels) {
      throw DynamicsReason.BAD_DRIVE.failure(
          drive.channels()
              + " drive channels for a network with "
              + channels
              + " in direction "
              + direction);
    }
    point.requireFits(network, direction, drive.samples());
  }

  /**
   * A pass around rest that is answered in full.
   *
   * @param network what to run
   * @param direction of the pass
   * @param drive constant drive, channels × samples
   * @param window the time over which deviations are integrated
   */
  public PassRequest(
      final Network network, final Direction direction, final Signals drive, final Window window) {
    this(network, direction, drive, OperatingPoint.REST, window, Extent.WHOLE);
  }

  /**
   * {@return the drive of the one sample, one number per channel}
   *
   * @throws org.wuxingspice.model.failure.WuxingException {@link DynamicsReason#BAD_DRIVE} when
   *     there are more samples or none
   */
  public double[] onlyDrive() {
    if (drive.samples() != 1) {
      throw DynamicsReason.BAD_DRIVE.failure(
          drive.samples() + " samples: waveforms are kept for one sample at a time");
    }
    return drive.sample(0);
  }

  /**
   * {@return the same pass around another operating point}
   *
   * @param other where it starts
   */
  public PassRequest around(final OperatingPoint other) {
    return new PassRequest(network, direction, drive, other, window, extent);
  }

  /**
   * {@return the same pass for other samples}
   *
   * @param other drive, channels × samples
   */
  public PassRequest withDrive(final Signals other) {
    return new PassRequest(network, direction, other, point, window, extent);
  }

  /**
   * {@return the same pass, answered as far as needed}
   *
   * @param other what has to be answered
   */
  public PassRequest within(final Extent other) {
    return new PassRequest(network, direction, drive, point, window, other);
  }

  /**
   * {@return the same pass for some of its samples}
   *
   * @param from first sample
   * @param to sample after the last one
   */
  public PassRequest slice(final int from, final int to) {
    return new PassRequest(
        network,
        direction,
        drive.slice(from, to),
        point.selected(IntStream.range(from, to).toArray()),
        window,
        extent);
  }
}
