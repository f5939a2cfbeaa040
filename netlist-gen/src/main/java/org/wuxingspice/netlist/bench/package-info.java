/**
 * Test benches of the cells: circuits that show whether a cell does what its specification says.
 */
package org.wuxingspice.netlist.bench;
