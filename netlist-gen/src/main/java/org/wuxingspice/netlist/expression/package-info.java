/** The formulas of netlists: numbers with unit letters, a parser, evaluation and text. */
package org.wuxingspice.netlist.expression;
