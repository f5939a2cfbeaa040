package org.wuxingspice.netlist.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.wuxingspice.model.dynamics.Realization;
import org.wuxingspice.model.failure.WuxingException;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.Topologies;
import org.wuxingspice.model.network.Topology;
import org.wuxingspice.netlist.technology.Die;
import org.wuxingspice.netlist.technology.Technology;

/** Levels spread over what each port needs. */
class PortScalesTest {

  private static final int LEVELS = 8;
  private static final Technology TECHNOLOGY = Technology.integrated();
  private static final Die DIE = new Die(4, new Die.Spread(0.1, 0, 0, 0));

  /** Coefficients of one port are a hundred times those of the others. */
  private static Network network() {
    final Topology topology =
        Topologies.adders(new int[] {9, 4}, new int[] {0, 2}, new int[] {4, 1}, 1, 3);
    final Random random = new Random(8);
    final double[] coefficients = new double[topology.linkCount()];
    for (int k = 0; k < coefficients.length; k++) {
      coefficients[k] =
          (topology.target(k) == topology.target(0) ? 2 : 0.02) * random.nextGaussian();
    }
    return Network.of(topology, coefficients);
  }

  private static double largest(final Network network, final int element) {
    return IntStream.range(0, network.topology().linkCount())
        .filter(k -> network.topology().target(k) == element)
        .mapToDouble(k -> Math.abs(network.coefficient(k)))
        .max()
        .orElseThrow();
  }

  @Test
  void coefficientsAreLevelsOfTheirPort() {
    final Network network = network();
    final Network programmed =
        new PortScales(TECHNOLOGY, LEVELS, Optional.empty()).programmed(network);
    for (int k = 0; k < network.topology().linkCount(); k++) {
      final double most =
          Math.min(largest(network, network.topology().target(k)), TECHNOLOGY.largestCoefficient());
      final double level = programmed.coefficient(k) / (most / (LEVELS - 1));
      assertThat(level).isCloseTo(Math.rint(level), within(1e-9)).isBetween(-7.001, 7.001);
      assertThat(programmed.coefficient(k))
          .isCloseTo(
              Math.max(-most, Math.min(most, network.coefficient(k))),
              within(most / (LEVELS - 1) / 2 + 1e-12));
    }
  }

  /** The draws as a perfect calibration would find them: the circuit has the programmed numbers. */
  @Test
  void aTrimmedCircuitHasWhatWasProgrammed() {
    final Network network = network();
    final int links = network.topology().linkCount();
    final double[] up = new double[links];
    final double[] down = new double[links];
    final double[] zero = new double[links];
    final double least = TECHNOLOGY.memristance().lowest() * TECHNOLOGY.resistance();
    for (int k = 0; k < links; k++) {
      up[k] = DIE.factor(Die.Device.MEMRISTOR, 2L * k);
      down[k] = DIE.factor(Die.Device.MEMRISTOR, 2L * k + 1);
      zero[k] = least * (up[k] - down[k]);
    }
    final double[] ones = new double[network.topology().elementCount()];
    Arrays.fill(ones, 1);
    final Trim trim =
        new Trim(new Trim.Rates(ones, ones, ones), new Trim.Links(up, down, zero), Map.of());
    final Network programmed =
        new PortScales(TECHNOLOGY, LEVELS, Optional.of(trim)).programmed(network);
    final Realization real =
        new DieEquations(TECHNOLOGY, CompileOptions.DEFAULT.withDie(DIE).withTrim(trim), false)
            .realize(programmed, Direction.FORWARD)
            .orElseThrow();
    for (int k = 0; k < links; k++) {
      final double made = real.coefficients()[k] / real.bias()[network.topology().target(k)];
      assertThat(made).isCloseTo(programmed.coefficient(k), within(1e-12));
    }
  }

  @Test
  void oneLevelIsRefused() {
    assertThatThrownBy(() -> new PortScales(TECHNOLOGY, 1, Optional.empty()))
        .isInstanceOfSatisfying(
            WuxingException.class,
            e -> assertThat(e.reason()).isEqualTo(CompileReason.BAD_SETTING));
  }
}
