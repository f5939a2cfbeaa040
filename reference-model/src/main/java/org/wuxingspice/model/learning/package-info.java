/** Learning rules, training and evaluation, written against the propagator seam alone. */
@NullMarked
package org.wuxingspice.model.learning;

import org.jspecify.annotations.NullMarked;
