/** Volts, seconds and parts: the one place that knows how signals become physical. */
package org.wuxingspice.netlist.technology;
