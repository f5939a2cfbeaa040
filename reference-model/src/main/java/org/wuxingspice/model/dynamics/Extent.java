package org.wuxingspice.model.dynamics;

/** Which neurons a pass has to give an answer for. */
public enum Extent {
  /** All of them. */
  WHOLE,
  /**
   * Those that links lead to, which is what learning of links asks of a reversed pass: its last
   * layer, the network's first, may be left out. The integrals of a layer that is left out are NaN,
   * and its elements are not among the clamped ones.
   */
  LINK_TARGETS
}
