/** The C interface of libngspice, names verbatim from {@code sharedspice.h}. */
package org.wuxingspice.ngspice.binding;
