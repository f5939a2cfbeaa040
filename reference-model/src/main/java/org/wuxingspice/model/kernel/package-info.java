/**
 * The innermost loops of the numeric engines, on plain arrays, once as scalar code and once for the
 * Vector API; both give the same numbers to the last bit.
 */
@NullMarked
package org.wuxingspice.model.kernel;

import org.jspecify.annotations.NullMarked;
