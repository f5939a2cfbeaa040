/** The circuit in the loop: a propagator whose signals are node voltages in ngspice. */
package org.wuxingspice.loop.propagator;
