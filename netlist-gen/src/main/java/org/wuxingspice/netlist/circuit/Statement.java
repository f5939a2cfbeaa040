package org.wuxingspice.netlist.circuit;

/**
 * One entry of a circuit or subcircuit. Whatever text a statement holds is checked when it is made,
 * so that no statement can be written as another one or as several.
 */
public sealed interface Statement permits Analysis, Definition, Device, Directive, Output {}
