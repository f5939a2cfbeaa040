package org.wuxingspice.model.dynamics;

import org.wuxingspice.model.kernel.Kernel;

/**
 * What the blocks of a pass with a fixed step share.
 *
 * @param equations of the network in the direction to run
 * @param rest where elements start
 * @param grid steps
 * @param stages number of layers to run
 * @param kernel does the numeric work
 */
record TransientPass(
    NetworkEquations equations, RestPoint rest, TimeGrid grid, int stages, Kernel kernel) {}
