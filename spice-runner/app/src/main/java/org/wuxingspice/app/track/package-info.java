/** Metrics of training for other programs that show them. */
@NullMarked
package org.wuxingspice.app.track;

import org.jspecify.annotations.NullMarked;
