/** The conventional network that the paper compares with. */
@NullMarked
package org.wuxingspice.model.baseline;

import org.jspecify.annotations.NullMarked;
