package org.wuxingspice.netlist.cells;

import java.util.List;
import java.util.Map;
import org.wuxingspice.model.device.Sky130Reram;
import org.wuxingspice.netlist.circuit.Definition;
import org.wuxingspice.netlist.circuit.Value;

/**
 * The HfO2 cell of the SkyWater 130 nm process with the equations of {@link Sky130Reram}: filament
 * and temperature are voltages of nodes that the simulator integrates. Ports: p, the top electrode,
 * n, the bottom electrode, and x, whose voltage is the state from 0 (thinnest filament) to 1.
 * Inside, the voltage of t is how much warmer the filament is than its surroundings, kelvin, and
 * currents into it are watts; the current into x is the motion per nanosecond, so that no number of
 * the matrix is far from the others.
 *
 * <p>Newton's iterations go through numbers that no device has, and ngspice begins each smaller
 * time step where the last one failed. So the filament is limited inside exponentials, and beyond
 * 6.5 V_ref (2.8 V) the current goes on along its tangent: with a limit alone its derivative would
 * be 0 there and the iterations would not come back.
 *
 * <p>Parameter {@code x0}: state at the start; {@code speed}: factor of the filament's motion, by
 * which devices differ.
 */
public final class ReramCell {

  /** Name of the subcircuit. */
  public static final String NAME = "sky130_reram";

  private ReramCell() {}

  /**
   * {@return the cell}
   *
   * @param device parameters
   */
  public static Definition.Subcircuit of(final Sky130Reram device) {
    final String gap = "({tox}-{tmin}-({tmax}-{tmin})*max(-0.1,min(1.1,v(x))))";
    final String lowered = "({g0}+{g1}*" + gap + "*" + gap + "*" + gap + ")*{a0/tox}*v(p,n)";
    final String thermal = "({kb}*({temp0}+max(0,v(t))))";
    // per nanosecond; a barrier cannot be negative
    final String growth =
        "{speed*v0/(tmax-tmin)}*(exp(min(0,"
            + lowered
            + "-{eg})/"
            + thermal
            + ")-exp(min(0,-"
            + lowered
            + "-{er})/"
            + thermal
            + "))";
    final String limited = "max(-6.5,min(6.5,v(p,n)/{vref}))";
    final String current =
        "{ik}*exp(-"
            + gap
            + "/({tox}-{tref}))*(sinh("
            + limited
            + ")+cosh(6.5)*(v(p,n)/{vref}-"
            + limited
            + "))";
    return Parts.cell(
        NAME,
        List.of("p", "n", "x"),
        Map.ofEntries(
            Map.entry("tox", Value.of(device.oxide())),
            Map.entry("tmin", Value.of(device.thinnest())),
            Map.entry("tmax", Value.of(device.thickest())),
            Map.entry("tref", Value.of(device.reference())),
            Map.entry("eg", Value.of(device.generation())),
            Map.entry("er", Value.of(device.recombination())),
            Map.entry("ik", Value.of(device.currentScale())),
            Map.entry("vref", Value.of(device.voltageScale())),
            Map.entry("v0", Value.of(device.velocity())),
            Map.entry("g0", Value.of(device.enhancement())),
            Map.entry("g1", Value.of(device.enhancementSlope())),
            Map.entry("a0", Value.of(device.spacing())),
            Map.entry("temp0", Value.of(device.ambient())),
            Map.entry("cth", Value.of(device.heatCapacity())),
            Map.entry("tth", Value.of(device.thermalTime())),
            Map.entry("kb", Value.of(Sky130Reram.BOLTZMANN)),
            Map.entry("x0", Value.of(device.initialState())),
            Map.entry("speed", Value.of(1))),
        List.of(
            Parts.comment(
                "SkyWater 130 nm ReRAM; v(x) is the filament, v(t) its heating in kelvin"),
            Parts.formulaInto("b1", "g", growth),
            Parts.resistor("r1", "g", "0", 1),
            Parts.formulaInto(
                "b2", "x", "v(g)*min(1,(v(g)>0 ? 1-v(x) : v(x))/" + Sky130Reram.MARGIN + ")"),
            Parts.capacitor("c1", "x", "0", 1e-9, "x0"),
            Parts.resistor("r2", "x", "0", 1e21),
            Parts.formulaInto("b3", "t", "v(p,n)*" + current),
            Parts.resistor("r3", "t", "0", "tth/cth"),
            Parts.capacitor("c2", "t", "0", device.heatCapacity(), "0"),
            Parts.formulaBetween("b4", "p", "n", current)));
  }
}
