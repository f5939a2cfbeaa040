package org.wuxingspice.loop.propagator;

import java.util.List;
import org.wuxingspice.netlist.compile.BoundarySignal;
import org.wuxingspice.ngspice.simulation.Waveforms;

/**
 * What a piece gives when all its neurons have the same drive. Lines are kept in single precision,
 * which is a thousand times finer than the simulator's tolerance.
 *
 * @param deviations of its elements
 * @param lines volts of its outgoing lines over the instants of the grid
 */
record DriveResponse(Deviations deviations, float[][] lines) {

  static DriveResponse of(
      final Piece piece, final Deviations deviations, final Waveforms result, final LineGrid grid) {
    final List<BoundarySignal> outgoing = piece.outgoing();
    final float[][] lines = new float[outgoing.size()][grid.size()];
    final LineSpline spline = new LineSpline(result.scale(), grid);
    for (int line = 0; line < lines.length; line++) {
      final double[] volts = spline.resampled(result.vector(outgoing.get(line).probe()));
      for (int t = 0; t < volts.length; t++) {
        lines[line][t] = (float) volts[t];
      }
    }
    return new DriveResponse(deviations, lines);
  }
}
