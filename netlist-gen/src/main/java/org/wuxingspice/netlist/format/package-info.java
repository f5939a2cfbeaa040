/** Netlist texts of circuits. */
package org.wuxingspice.netlist.format;
