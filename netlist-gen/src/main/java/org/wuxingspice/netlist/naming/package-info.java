/** The names that ngspice gives to devices, nodes and their quantities once instances are flat. */
package org.wuxingspice.netlist.naming;
