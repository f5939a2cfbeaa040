/** The C interface of libngspice, names verbatim from {@code sharedspice.h}. */
@NullMarked
package org.wuxingspice.ngspice.binding;

import org.jspecify.annotations.NullMarked;
