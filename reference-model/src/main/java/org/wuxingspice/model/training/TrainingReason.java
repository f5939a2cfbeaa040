package org.wuxingspice.model.training;

import org.wuxingspice.model.failure.Reason;

/** Why training is refused. */
public enum TrainingReason implements Reason {
  /** There is no such recipe, or it does not follow the schema. */
  BAD_RECIPE,
  /** Images, network and recipe do not fit together. */
  BAD_FIT,
  /** A checkpoint is missing, damaged, or belongs to another run. */
  BAD_CHECKPOINT,
  /** The folder holds a run already. */
  RUN_EXISTS,
  /** Images or encoding are not those that a model was trained with. */
  OTHER_DATA,
  /** A part of a divided piece of work does not exist or does not belong to the others. */
  BAD_SHARD
}
