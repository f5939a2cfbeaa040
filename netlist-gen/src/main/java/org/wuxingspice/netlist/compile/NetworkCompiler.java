package org.wuxingspice.netlist.compile;

import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.netlist.technology.Technology;

/**
 * Compiles a network into the circuit of one direction. At both levels neuron 3 is instance {@code
 * xn3} and its element 2 {@code xn3.x2}; node {@code s12} or {@code e12} takes currents into
 * element 12.
 */
public final class NetworkCompiler {

  private NetworkCompiler() {}

  /**
   * Compiles a whole network with devices exactly as drawn.
   *
   * @param network with its coefficients
   * @param direction of the pass
   * @param level of detail
   * @param technology volts, seconds and parts
   * @return the circuit and the map of its names
   */
  public static CompiledNetwork compile(
      final Network network,
      final Direction direction,
      final Level level,
      final Technology technology) {
    return compile(network, direction, level, technology, CompileOptions.DEFAULT);
  }

  /**
   * Compiles a network or a piece of it.
   *
   * @param network with its coefficients
   * @param direction of the pass
   * @param level of detail
   * @param technology volts, seconds and parts
   * @param options piece, differences between devices, integrals
   * @return the circuit and the map of its names
   * @throws org.wuxingspice.model.failure.WuxingException {@link CompileReason#BAD_SELECTION} when
   *     a selected neuron is not in the network; {@link CompileReason#BAD_SETTING} for features
   *     that exclude each other; a reason of the network's when it has no fixed point
   */
  public static CompiledNetwork compile(
      final Network network,
      final Direction direction,
      final Level level,
      final Technology technology,
      final CompileOptions options) {
    return new CompiledNetwork(network, direction, level, technology, options);
  }
}
