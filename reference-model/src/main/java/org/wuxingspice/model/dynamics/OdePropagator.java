package org.wuxingspice.model.dynamics;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.hipparchus.ode.ODEStateAndDerivative;
import org.hipparchus.ode.sampling.StepNormalizer;
import org.wuxingspice.model.kernel.Kernel;
import org.wuxingspice.model.kernel.Kernels;
import org.wuxingspice.model.network.Direction;

/**
 * The transient engine: equations 3.1 and 3.2 through time. With a fixed step the element values
 * are held in the network's state clamp after every step. The integral of D is taken with the
 * stepper's own order.
 *
 * <p>Where the first layer is fully linked, Euler's methods take its signals from a series that is
 * within 1e-8 of the largest of them; the series depends on the range of the drives in a batch.
 */
public final class OdePropagator implements Propagator, WaveformSource {

  private final Stepper stepper;
  private final double longestStep;
  private final Kernel kernel;
  private final SampleBlocks blocks;
  private final KnownEquations known;

  /**
   * Creates the engine and its threads.
   *
   * @param stepper method
   * @param longestStep time units, positive; a fixed step is shortened so that whole numbers of it
   *     fill T0 and T
   * @param threads number of threads, positive; results do not depend on it
   * @throws org.wuxingspice.model.failure.WuxingException {@link DynamicsReason#BAD_SETTING}
   */
  public OdePropagator(final Stepper stepper, final double longestStep, final int threads) {
    this(Hardware.EXACT, stepper, longestStep, threads);
  }

  /**
   * Creates the engine and its threads for networks of parts that are not exact.
   *
   * @param hardware what networks are built of
   * @param stepper method
   * @param longestStep time units, positive; as above
   * @param threads number of threads, positive; results do not depend on it
   * @throws org.wuxingspice.model.failure.WuxingException {@link DynamicsReason#BAD_SETTING}
   */
  public OdePropagator(
      final Hardware hardware, final Stepper stepper, final double longestStep, final int threads) {
    this(hardware, stepper, longestStep, threads, Kernels.fastest());
  }

  OdePropagator(
      final Stepper stepper, final double longestStep, final int threads, final Kernel kernel) {
    this(Hardware.EXACT, stepper, longestStep, threads, kernel);
  }

  private OdePropagator(
      final Hardware hardware,
      final Stepper stepper,
      final double longestStep,
      final int threads,
      final Kernel kernel) {
    this.known = new KnownEquations(hardware);
    this.kernel = kernel;
    this.stepper = Objects.requireNonNull(stepper, "stepper");
    if (!(longestStep > 0 && Double.isFinite(longestStep))) {
      throw DynamicsReason.BAD_SETTING.failure("step is " + longestStep + ": must be positive");
    }
    this.longestStep = longestStep;
    this.blocks = new SampleBlocks(threads, "ode-pass");
  }

  /**
   * {@inheritDoc}
   *
   * @throws org.wuxingspice.model.failure.WuxingException {@link DynamicsReason#NOT_FINITE}, naming
   *     element, sample and time, when a value is not a finite number
   */
  @Override
  public Pass propagate(final PassRequest request) {
    final NetworkEquations equations = known.of(request);
    final Signals integrals =
        Signals.filled(equations.elements(), request.drive().samples(), Double.NaN);
    final Signals ends = Signals.filled(integrals.channels(), integrals.samples(), Double.NaN);
    final long clamped =
        stepper == Stepper.DORMAND_PRINCE_853
            ? adaptive(request, equations, integrals, ends)
            : fixed(
                request,
                stepper.prepared(pass(request, equations), request.drive()),
                integrals,
                ends);
    return new Pass(request.direction(), request.window(), integrals, ends, clamped);
  }

  private TransientPass pass(final PassRequest request, final NetworkEquations equations) {
    return new TransientPass(
        equations,
        RestPoint.of(request, equations),
        TimeGrid.of(request.window(), longestStep),
        equations.stages(request.extent()),
        kernel,
        Optional.empty());
  }

  private long fixed(
      final PassRequest request,
      final TransientPass pass,
      final Signals integrals,
      final Signals ends) {
    final Signals drive = request.drive();
    final Queue<TransientBlock> idle = new ConcurrentLinkedQueue<>();
    return blocks.forEach(
        drive.samples(),
        stepper.lanes(),
        (from, to) -> {
          final TransientBlock block = block(idle, pass, to - from);
          block.run(from, drive.slice(from, to).values());
          requireFinite(block, pass, from, drive);
          block.store(from, integrals, ends);
          idle.add(block);
          return pass.rest().clamped(ends, from, to);
        });
  }

  private TransientBlock block(
      final Queue<TransientBlock> idle, final TransientPass pass, final int samples) {
    final TransientBlock block = idle.poll();
    return block == null || block.lanes() != samples
        ? stepper.block(pass, samples, Optional.empty())
        : block;
  }

  private void requireFinite(
      final TransientBlock block, final TransientPass pass, final int from, final Signals drive) {
    if (block.notFinite() >= 0) {
      throw notFinite(pass, from + block.notFinite(), drive);
    }
  }

  /**
   * Runs one forward pass and integrates its outputs over several windows.
   *
   * @param request what to run; the window's end is that of the pass
   * @param windows that begin and end with a step of the pass
   * @return for each window the mean deviations ∫D/(T − T0), external outputs × samples
   * @throws org.wuxingspice.model.failure.WuxingException {@link DynamicsReason#UNSUPPORTED} for a
   *     reversed pass or the adaptive method, {@link DynamicsReason#BAD_SETTING} for other windows,
   *     {@link DynamicsReason#NOT_FINITE}
   */
  public List<Signals> outputs(final PassRequest request, final List<Window> windows) {
    if (request.direction() != Direction.FORWARD || stepper == Stepper.DORMAND_PRINCE_853) {
      throw DynamicsReason.UNSUPPORTED.failure(
          "several windows: for forward passes with a fixed step only");
    }
    final Signals drive = request.drive();
    final TransientPass pass = stepper.prepared(pass(request, known.of(request)), drive);
    final OutputWindows sums = new OutputWindows(pass, drive.samples(), windows);
    final Queue<TransientBlock> idle = new ConcurrentLinkedQueue<>();
    blocks.forEach(
        drive.samples(),
        stepper.lanes(),
        (from, to) -> {
          final TransientBlock block = block(idle, pass, to - from);
          block.begin(from, drive.slice(from, to).values());
          sums.run(block, from);
          requireFinite(block, pass, from, drive);
          idle.add(block);
          return 0;
        });
    return sums.means();
  }

  /** Runs a sample once more and finds the first value that is not finite. */
  private RuntimeException notFinite(
      final TransientPass pass, final int sample, final Signals drive) {
    final List<RuntimeException> found = new ArrayList<>();
    final int[] earliest = {Integer.MAX_VALUE};
    stepper
        .block(
            pass.stepByStep(),
            1,
            Optional.of(
                (steps, element, value) -> {
                  if (!Double.isFinite(value) && steps < earliest[0]) {
                    earliest[0] = steps;
                    found.add(
                        pass.equations().notFinite(element, value, steps * pass.grid().step()));
                  }
                }))
        .run(sample, drive.sample(sample));
    return found.isEmpty()
        ? DynamicsReason.NOT_FINITE.failure(
            "sample " + sample + " has values that are not finite: check its drive")
        : found.get(found.size() - 1);
  }

  private long adaptive(
      final PassRequest request,
      final NetworkEquations equations,
      final Signals integrals,
      final Signals ends) {
    final RestPoint rest = RestPoint.of(request, equations);
    return blocks.forEach(
        integrals.samples(),
        1,
        (sample, to) -> {
          final ReferenceIntegration run =
              new ReferenceIntegration(equations, rest, sample, request.drive().sample(sample));
          run.run(request.window(), longestStep, step -> {});
          for (int e = 0; e < equations.elements(); e++) {
            integrals.set(e, sample, run.integral(e));
            ends.set(e, sample, run.deviation(e));
          }
          return rest.clamped(ends, sample, to);
        });
  }

  @Override
  public Trajectory trajectory(final PassRequest request) {
    final double[] drive = request.onlyDrive();
    final NetworkEquations equations = known.of(request);
    if (stepper == Stepper.DORMAND_PRINCE_853) {
      return recordAdaptive(request, equations, drive);
    }
    final TransientPass pass = pass(request.within(Extent.WHOLE), equations);
    final double[][] values = new double[equations.elements()][pass.grid().steps() + 1];
    final TransientBlock block =
        stepper
            .precise()
            .block(pass, 1, Optional.of((steps, element, value) -> values[element][steps] = value));
    block.run(0, drive);
    if (block.notFinite() >= 0) {
      throw notFinite(pass, 0, request.drive());
    }
    return new Trajectory(pass.grid().instants(), values);
  }

  private Trajectory recordAdaptive(
      final PassRequest request, final NetworkEquations equations, final double[] drive) {
    final Window whole = Window.until(request.window().end());
    final double spacing = TimeGrid.of(whole, longestStep).step();
    final ReferenceIntegration run =
        new ReferenceIntegration(equations, RestPoint.of(request, equations), 0, drive);
    final List<ODEStateAndDerivative> states = new ArrayList<>();
    run.run(whole, spacing, new StepNormalizer(spacing, (state, isLast) -> states.add(state)));
    final double[] time = new double[states.size()];
    final double[][] values = new double[equations.elements()][states.size()];
    for (int i = 0; i < time.length; i++) {
      time[i] = states.get(i).getTime();
      final double[] state = run.values(states.get(i).getPrimaryState());
      for (int e = 0; e < values.length; e++) {
        values[e][i] = state[e];
      }
    }
    return new Trajectory(time, values);
  }

  @Override
  public void close() {
    blocks.close();
  }
}
