package org.wuxingspice.loop.calibration;

import static org.wuxingspice.model.network.Neuron.ELEMENTS;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.wuxingspice.model.dynamics.Realization;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.netlist.compile.CompileOptions;
import org.wuxingspice.netlist.compile.DieEquations;
import org.wuxingspice.netlist.compile.Trim;
import org.wuxingspice.netlist.technology.Die;
import org.wuxingspice.netlist.technology.Technology;

/**
 * A calibration beside what was drawn, which is known of a simulated die alone.
 *
 * @param rows one for each kind of number
 */
public record CalibrationCheck(List<Row> rows) {

  /**
   * One kind of number.
   *
   * @param name what it is
   * @param drawn root mean square of how far devices are from what the network asks for
   * @param error root mean square of how far estimates are from devices
   * @param worst largest such distance
   * @param left root mean square of how far set devices are from what the network asks for
   */
  public record Row(String name, double drawn, double error, double worst, double left) {}

  /** The coefficients that a circuit is set to. */
  @FunctionalInterface
  public interface Programming {
    /**
     * {@return the network with the coefficients that its circuit has}
     *
     * @param trim setting of the parts; empty for as drawn
     */
    Network programmed(Optional<Trim> trim);
  }

  /** Keeps an unmodifiable copy of the list. */
  public CalibrationCheck {
    rows = List.copyOf(rows);
  }

  /**
   * Compares forward circuits.
   *
   * @param network of the calibration
   * @param programming what becomes of its coefficients
   * @param technology parts
   * @param die that was measured
   * @param result of the measurement
   * @return the comparison
   */
  public static CalibrationCheck of(
      final Network network,
      final Programming programming,
      final Technology technology,
      final Die die,
      final Calibrator.Result result) {
    final Network asked = programming.programmed(Optional.empty());
    final CompileOptions options = CompileOptions.DEFAULT.withDie(die);
    final Parts drawn = new Parts(network, asked, technology, options);
    final Parts set =
        new Parts(
            network,
            programming.programmed(Optional.of(result.trim())),
            technology,
            options.withTrim(result.trim()));
    final Network silent = network.withCoefficients(new double[network.topology().linkCount()]);
    final Parts quiet = new Parts(silent, silent, technology, options);
    return new CalibrationCheck(
        List.of(
            row(
                "K1, K2, K3, relative",
                drawn.rates(),
                quiet.rates(),
                estimatedRates(network, result.trim().rates()),
                set.rates()),
            row(
                "coefficients",
                drawn.coefficientErrors(),
                drawn.coefficients(),
                estimatedCoefficients(asked, technology, result.trim().links()),
                set.coefficientErrors()),
            row(
                "constant inputs, per time unit",
                drawn.inputs(),
                quiet.inputs(),
                result.inputs(),
                set.inputs())));
  }

  private static Row row(
      final String name,
      final double[] drawn,
      final double[] devices,
      final double[] estimates,
      final double[] left) {
    final double[] errors =
        IntStream.range(0, devices.length).mapToDouble(i -> estimates[i] - devices[i]).toArray();
    return new Row(
        name,
        rootMeanSquare(drawn),
        rootMeanSquare(errors),
        IntStream.range(0, errors.length).mapToDouble(i -> Math.abs(errors[i])).max().orElse(0),
        rootMeanSquare(left));
  }

  private static double rootMeanSquare(final double... values) {
    double sum = 0;
    for (final double value : values) {
      sum += value * value;
    }
    return Math.sqrt(sum / Math.max(1, values.length));
  }

  /** Rates over the network's, less 1: those of element 0, then of element 1. */
  private static double[] estimatedRates(final Network network, final Trim.Rates rates) {
    return IntStream.range(0, network.topology().elementCount())
        .mapToObj(
            e ->
                new double[] {
                  1 / rates.k1()[Parts.generation(e)] - 1,
                  1 / rates.k2()[e] - 1,
                  1 / rates.k3()[Parts.restraint(e)] - 1
                })
        .flatMapToDouble(Arrays::stream)
        .toArray();
  }

  private static double[] estimatedCoefficients(
      final Network network, final Technology technology, final Trim.Links links) {
    return IntStream.range(0, network.topology().linkCount())
        .mapToDouble(
            k -> {
              final double asked = technology.synapse(network.coefficient(k)).realised();
              return links.made(k, asked);
            })
        .toArray();
  }

  /** The numbers of a forward circuit. */
  private record Parts(Network network, Realization real) {

    Parts(
        final Network wanted,
        final Network programmed,
        final Technology technology,
        final CompileOptions options) {
      this(
          wanted,
          new DieEquations(technology, options, false)
              .realize(programmed, Direction.FORWARD)
              .orElseThrow());
    }

    static int generation(final int element) {
      final int own = element % ELEMENTS;
      return element - own + Direction.FORWARD.generationParameter(own);
    }

    static int restraint(final int element) {
      final int own = element % ELEMENTS;
      return element - own + Direction.FORWARD.restraintParameter(own);
    }

    /** Rates over the network's, less 1. */
    double[] rates() {
      return IntStream.range(0, network.topology().elementCount())
          .mapToObj(
              e ->
                  new double[] {
                    real.k1()[e] / real.bias()[e] / network.parameters().k1(generation(e)) - 1,
                    real.k2()[e] / real.bias()[e] / network.parameters().k2(e) - 1,
                    real.k3()[e] / real.bias()[e] / network.parameters().k3(restraint(e)) - 1
                  })
          .flatMapToDouble(Arrays::stream)
          .toArray();
    }

    double[] coefficients() {
      return IntStream.range(0, real.coefficients().length)
          .mapToDouble(k -> real.coefficients()[k] / real.bias()[network.topology().target(k)])
          .toArray();
    }

    double[] coefficientErrors() {
      final double[] errors = coefficients();
      for (int k = 0; k < errors.length; k++) {
        errors[k] -= network.coefficient(k);
      }
      return errors;
    }

    double[] inputs() {
      return IntStream.range(0, real.input().length)
          .mapToDouble(e -> real.input()[e] / real.bias()[e])
          .toArray();
    }
  }
}
