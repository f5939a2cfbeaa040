/** The circuit in the loop: a propagator whose signals are node voltages in ngspice. */
@NullMarked
package org.wuxingspice.loop.propagator;

import org.jspecify.annotations.NullMarked;
