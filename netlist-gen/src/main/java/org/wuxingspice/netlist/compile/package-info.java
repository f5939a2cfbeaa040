/** From network, direction and technology to a circuit, with the map between their names. */
package org.wuxingspice.netlist.compile;
