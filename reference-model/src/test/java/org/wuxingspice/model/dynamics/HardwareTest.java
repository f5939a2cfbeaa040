package org.wuxingspice.model.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.StateClamp;

/** Engines run what parts make of a network as they run the network itself. */
class HardwareTest {

  private static final Window WINDOW = new Window(4, 12);

  /** The network's own numbers as those of parts. */
  private static Realization own(final Network network, final Direction direction) {
    final ElementRates rates = new ElementRates(network.parameters(), direction);
    final int count = rates.elements();
    final double[] drive = new double[count];
    Arrays.fill(drive, 1);
    final double[] bias = drive.clone();
    return new Realization(
        IntStream.range(0, count).mapToDouble(rates::k1).toArray(),
        IntStream.range(0, count).mapToDouble(rates::k2).toArray(),
        IntStream.range(0, count).mapToDouble(rates::k3).toArray(),
        network.coefficients(),
        drive,
        bias,
        new double[count],
        new double[count]);
  }

  private static Hardware always(final Realization realization) {
    return (network, direction) -> Optional.of(realization);
  }

  /** Parts that differ in everything, with rests far from the drawn ones. */
  private static Realization scattered(
      final Network network, final Direction direction, final double size) {
    final Realization real = own(network, direction);
    final Random random = new Random(4);
    for (final double[] some :
        List.of(real.k1(), real.k2(), real.k3(), real.coefficients(), real.drive(), real.bias())) {
      for (int i = 0; i < some.length; i++) {
        some[i] *= 1 + 0.2 * size * (random.nextDouble() - 0.5);
      }
    }
    for (int e = 0; e < real.input().length; e++) {
      real.input()[e] = size * (random.nextDouble() - 0.5);
      real.offset()[e] = 0.05 * size * (random.nextDouble() - 0.5);
    }
    return real;
  }

  private static PassRequest request(final Network network, final Direction direction) {
    return new PassRequest(
        network, direction, SampleNetworks.drive(network, direction, 19, 0.6), WINDOW);
  }

  /** A forward request and a reversed one around where its pass ended. */
  private static List<PassRequest> requests(final Network network) {
    final List<PassRequest> all = new ArrayList<>();
    final PassRequest forward = request(network, Direction.FORWARD);
    all.add(forward);
    all.add(request(network, Direction.REVERSED));
    try (EquilibriumPropagator engine = new EquilibriumPropagator(1)) {
      all.add(
          request(network, Direction.REVERSED)
              .around(new OperatingPoint.Rebiased(engine.propagate(forward))));
    }
    return all;
  }

  private static double largest(final Signals some, final Signals others) {
    return IntStream.range(0, some.values().length)
        .mapToDouble(i -> Math.abs(some.values()[i] - others.values()[i]))
        .max()
        .orElseThrow();
  }

  private static void assertSame(final Pass some, final Pass others, final double tolerance) {
    assertThat(largest(some.integrals(), others.integrals())).isLessThan(tolerance);
    assertThat(largest(some.ends(), others.ends())).isLessThan(tolerance);
  }

  @ParameterizedTest
  @EnumSource(Stepper.class)
  void exactPartsAreTheNetwork(final Stepper stepper) {
    final Network network = SampleNetworks.network(false, 5);
    for (final PassRequest request : requests(network)) {
      final Hardware parts = always(own(network, request.direction()));
      try (OdePropagator drawn = new OdePropagator(stepper, 0.1, 2);
          OdePropagator built = new OdePropagator(parts, stepper, 0.1, 2)) {
        assertSame(
            built.propagate(request),
            drawn.propagate(request),
            stepper == Stepper.EULER_SINGLE ? 2e-5 : 1e-9);
      }
    }
  }

  @Test
  void exactPartsSettleAsTheNetwork() {
    final Network network = SampleNetworks.network(false, 5);
    for (final PassRequest request : requests(network)) {
      try (EquilibriumPropagator drawn = new EquilibriumPropagator(2);
          EquilibriumPropagator built =
              new EquilibriumPropagator(always(own(network, request.direction())), 2)) {
        assertSame(built.propagate(request), drawn.propagate(request), 1e-9);
      }
    }
  }

  /** The errors of the fixed steps are those that these methods have for exact networks. */
  @Test
  void methodsAgreeOnScatteredParts() {
    final Network network = SampleNetworks.network(true, 5);
    for (final PassRequest request : requests(network)) {
      final Hardware parts = always(scattered(network, request.direction(), 0.5));
      try (OdePropagator reference = new OdePropagator(parts, Stepper.DORMAND_PRINCE_853, 0.1, 1);
          OdePropagator rungeKutta = new OdePropagator(parts, Stepper.RK4, 0.02, 1);
          OdePropagator euler = new OdePropagator(parts, Stepper.EULER, 0.0005, 1);
          OdePropagator single = new OdePropagator(parts, Stepper.EULER_SINGLE, 0.005, 1)) {
        final Pass exact = reference.propagate(request);
        assertSame(rungeKutta.propagate(request), exact, 2e-5);
        assertSame(euler.propagate(request), exact, 4e-3);
        assertSame(single.propagate(request), exact, 4e-2);
        assertThat(largest(exact.ends(), undisturbed(request).ends())).isGreaterThan(0.1);
      }
    }
  }

  private static Pass undisturbed(final PassRequest request) {
    try (OdePropagator engine = new OdePropagator(Stepper.RK4, 0.02, 1)) {
      return engine.propagate(request);
    }
  }

  @Test
  void equilibriumIsWhereTransientsEnd() {
    final Network network = SampleNetworks.network(true, 5);
    for (final PassRequest request : requests(network)) {
      final Hardware parts = always(scattered(network, request.direction(), 0.2));
      final PassRequest longer =
          new PassRequest(
              network,
              request.direction(),
              request.drive(),
              request.point(),
              Window.until(200),
              Extent.WHOLE);
      try (EquilibriumPropagator settled = new EquilibriumPropagator(parts, 1);
          OdePropagator steps = new OdePropagator(parts, Stepper.RK4, 0.1, 1)) {
        assertThat(largest(settled.propagate(longer).ends(), steps.propagate(longer).ends()))
            .isLessThan(1e-7);
      }
    }
  }

  /** An input is a drive that is always there; limits and start move with the offset. */
  @ParameterizedTest
  @EnumSource(Stepper.class)
  void inputsAreDrives(final Stepper stepper) {
    final Network network = SampleNetworks.network(true, 5);
    final Realization real = own(network, Direction.FORWARD);
    final PassRequest none = request(network, Direction.FORWARD);
    final Signals raised = none.drive().slice(0, none.drive().samples());
    for (int c = 0; c < raised.channels(); c++) {
      real.input()[network.topology().inputElement(c)] = 0.25;
      for (int s = 0; s < raised.samples(); s++) {
        raised.set(c, s, raised.at(c, s) + 0.25);
      }
    }
    try (OdePropagator plain = new OdePropagator(stepper, 0.1, 1);
        OdePropagator built = new OdePropagator(always(real), stepper, 0.1, 1)) {
      assertSame(
          built.propagate(none),
          plain.propagate(none.withDrive(raised)),
          stepper == Stepper.EULER_SINGLE ? 2e-5 : 1e-9);
    }
  }

  @ParameterizedTest
  @EnumSource(Stepper.class)
  void offsetsLiftTheLimits(final Stepper stepper) {
    final Network drawn = SampleNetworks.network(true, 5);
    final Network network =
        new Network(
            drawn.topology(), drawn.parameters(), new StateClamp(0.5, 10), drawn.coefficients());
    final Realization real = own(network, Direction.FORWARD);
    Arrays.fill(real.input(), -3);
    real.offset()[2] = 0.125;
    try (OdePropagator built = new OdePropagator(always(real), stepper, 0.05, 1)) {
      final Pass pass = built.propagate(request(network, Direction.FORWARD));
      assertThat(pass.ends().at(2, 0)).isCloseTo(-0.375, within(1e-6));
      assertThat(pass.ends().at(3, 0)).isCloseTo(-0.5, within(1e-6));
    }
  }
}
