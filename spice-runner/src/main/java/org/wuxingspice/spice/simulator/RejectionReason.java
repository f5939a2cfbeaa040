package org.wuxingspice.spice.simulator;

/** Kinds of refusal of a netlist, a setting or an analysis. */
public enum RejectionReason {
  /** A line that ngspice cannot parse. */
  SYNTAX,
  /** A device names a model that is not defined. */
  UNKNOWN_MODEL,
  /** An instance names a subcircuit that is not defined. */
  UNKNOWN_SUBCIRCUIT,
  /** An expression uses a parameter that is not defined. */
  UNDEFINED_PARAMETER,
  /** An included file is missing or unreadable. */
  MISSING_INCLUDE,
  /** A setting names a device or parameter that does not exist. */
  NO_SUCH_DEVICE,
  /** A probe names a vector that the analysis does not give. */
  NO_SUCH_VECTOR,
  /** The circuit or analysis gave no data. */
  EMPTY_RESULT,
  /** Refused for another reason, found in the messages. */
  OTHER
}
