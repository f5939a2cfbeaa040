package org.wuxingspice.model.network;

import org.wuxingspice.model.failure.Reason;

/** Why a description of a network is refused. */
public enum NetworkReason implements Reason {
  /** A layer size, port or link lies outside the network. */
  OUT_OF_RANGE,
  /** A port is used both as input and as output. */
  PORT_CONFLICT,
  /** Two links share a port in a network without adders. */
  ADDER_NEEDED,
  /** The layer sizes leave no consistent allocation of ports. */
  NO_ALLOCATION,
  /** A neuron parameter, clamp or coefficient is not a usable number. */
  BAD_PARAMETER,
  /** A model file does not follow the schema. */
  BAD_MODEL_FILE,
  /** A neuron has no fixed point with these parameters. */
  NO_FIXED_POINT
}
