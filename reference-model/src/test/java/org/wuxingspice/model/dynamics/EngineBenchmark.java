package org.wuxingspice.model.dynamics;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.wuxingspice.model.learning.CoefficientRule;
import org.wuxingspice.model.learning.Initialization;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.Topologies;
import org.wuxingspice.model.network.Topology;

/** Forward plus reversed passes per second on one thread, full-size inputs. */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 3)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class EngineBenchmark {

  private static final int BATCH = 64;

  /** The paper's first model, or 784, 300 and 10 neurons with adders and all links. */
  @Param({"MODEL1", "DENSE"})
  public String model;

  /** Steady state, or T = 20 in 100 steps of Euler in double or single precision. */
  @Param({"EQUILIBRIUM", "EULER", "EULER_SINGLE"})
  public String engine;

  private Propagator propagator;
  private Network network;
  private Signals drive;
  private Signals error;

  /** Builds the network and its drives. */
  @Setup(Level.Trial)
  public void prepare() {
    final Topology topology =
        "MODEL1".equals(model)
            ? Topologies.model1(1)
            : Topologies.adders(new int[] {784, 300, 10}, new int[] {0, 2}, new int[] {4, 1}, 1, 1);
    network = Network.of(topology, Initialization.uniform(topology, 1.5, topology.adders(), 1));
    drive = SampleNetworks.drive(network, Direction.FORWARD, BATCH, 0.1);
    error = SampleNetworks.drive(network, Direction.REVERSED, BATCH, 0.1);
    propagator =
        "EQUILIBRIUM".equals(engine)
            ? new EquilibriumPropagator(1)
            : new OdePropagator(Stepper.valueOf(engine), 0.2, 1);
  }

  /** Ends the threads. */
  @TearDown(Level.Trial)
  public void close() {
    propagator.close();
  }

  /** Both passes. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public Pass pairs() {
    propagator.propagate(new PassRequest(network, Direction.FORWARD, drive, Window.until(20)));
    return propagator.propagate(
        new PassRequest(network, Direction.REVERSED, error, Window.until(20)));
  }

  /** Both passes and the update of all links. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public double[] updates() {
    return new CoefficientRule(0.001, 2)
        .update(
            network,
            propagator.propagate(
                new PassRequest(network, Direction.FORWARD, drive, Window.until(20))),
            propagator.propagate(
                new PassRequest(network, Direction.REVERSED, error, Window.until(20))));
  }
}
