package org.wuxingspice.loop.writing;

/** What a device's conductance is counted from; a coefficient is (G − reference) times ohms. */
public enum Reference {
  /** A second device, written the other way. */
  OWN,
  /** The middle of the range, the same for all. */
  SHARED,
  /**
   * The conductance that pulses up and down by turns bring the device to, its symmetry point (Kim,
   * Rasch, Gokmen et al., "Zero-shifting technique for deep neural network training on resistive
   * cross-point arrays", arXiv:1907.10228).
   */
  ZERO
}
