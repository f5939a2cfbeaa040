/** The ngspice program in batch mode, one process per request. */
@NullMarked
package org.wuxingspice.ngspice.batch;

import org.jspecify.annotations.NullMarked;
