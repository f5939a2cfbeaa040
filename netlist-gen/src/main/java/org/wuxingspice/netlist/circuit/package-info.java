/** Circuits as values: devices, sources, subcircuits, models, analyses and directives. */
package org.wuxingspice.netlist.circuit;
