/**
 * Simulations as requests and outcomes, and the simulators that answer them.
 *
 * <p>A request is complete in itself: netlist, parameter values, analysis and probes. What a worker
 * has loaded or altered before never changes an answer, so any worker may answer any request, and a
 * lost one may be replaced at any time.
 */
package org.wuxingspice.ngspice.simulator;
