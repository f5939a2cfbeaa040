package org.wuxingspice.ngspice.deck;

/** Kinds of refusal of a deck, a setting or an analysis. */
public enum RejectionReason {
  /** A line that cannot be parsed. */
  SYNTAX,
  /** A device names a model that is not defined. */
  UNKNOWN_MODEL,
  /** An instance names a subcircuit that is not defined. */
  UNKNOWN_SUBCIRCUIT,
  /** An expression uses a parameter that is not defined. */
  UNDEFINED_PARAMETER,
  /** An included file is missing or unreadable. */
  MISSING_INCLUDE,
  /** Two devices have the same name. */
  DUPLICATE_DEVICE,
  /** The deck is larger than allowed. */
  TOO_LARGE,
  /** The deck would act on the computer and is not trusted. */
  FORBIDDEN,
  /** A setting or drive names a device or parameter that does not exist. */
  NO_SUCH_DEVICE,
  /** A probe names a vector that the analysis does not give. */
  NO_SUCH_VECTOR,
  /** The circuit or analysis gave no data. */
  EMPTY_RESULT,
  /** Refused for another reason, found in the messages. */
  OTHER
}
