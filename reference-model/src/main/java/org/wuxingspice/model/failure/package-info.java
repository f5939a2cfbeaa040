/** How every part of the project reports a failure a user can act on. */
@NullMarked
package org.wuxingspice.model.failure;

import org.jspecify.annotations.NullMarked;
