package org.wuxingspice.model.network;

/** Constants of the five-element neuron (paper, sections 2 and 3). */
public final class Neuron {

  /** Number of elements, and so of interfaces, of a neuron. */
  public static final int ELEMENTS = 5;

  /** K1, the rate at which an element generates its successor, in the paper's networks. */
  public static final double DEFAULT_K1 = 1.0;

  /** K2, the rate at which an element decays, in the paper's networks. */
  public static final double DEFAULT_K2 = 0.5;

  /** K3, the rate at which an element is restrained, in the paper's networks. */
  public static final double DEFAULT_K3 = 0.5;

  private Neuron() {}
}
