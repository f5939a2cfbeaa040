/** Passes on Apache Spark: the driver cuts batches into parts, executors run engines. */
@NullMarked
package org.wuxingspice.cluster;

import org.jspecify.annotations.NullMarked;
