/** The names that ngspice gives to devices, nodes and their quantities once instances are flat. */
@NullMarked
package org.wuxingspice.netlist.naming;

import org.jspecify.annotations.NullMarked;
