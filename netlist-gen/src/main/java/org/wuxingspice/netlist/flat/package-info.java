/** Circuits without subcircuits and parameters, named as ngspice names them. */
@NullMarked
package org.wuxingspice.netlist.flat;

import org.jspecify.annotations.NullMarked;
