/** Circuits without subcircuits and parameters, named as ngspice names them. */
package org.wuxingspice.netlist.flat;
