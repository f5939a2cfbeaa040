/** Reports and windows of a comparison between a circuit and the equations. */
@NullMarked
package org.wuxingspice.app.compare;

import org.jspecify.annotations.NullMarked;
