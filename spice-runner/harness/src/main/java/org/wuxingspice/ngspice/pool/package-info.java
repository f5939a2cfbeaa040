/** Worker processes around libngspice that answer requests from a common queue. */
@NullMarked
package org.wuxingspice.ngspice.pool;

import org.jspecify.annotations.NullMarked;
