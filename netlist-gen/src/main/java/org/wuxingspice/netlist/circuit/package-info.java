/** Circuits as values: devices, sources, subcircuits, models, analyses and directives. */
@NullMarked
package org.wuxingspice.netlist.circuit;

import org.jspecify.annotations.NullMarked;
