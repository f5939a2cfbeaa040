/** Pages of one file with diagrams that can be zoomed, measured and copied. */
@NullMarked
package org.wuxingspice.app.page;

import org.jspecify.annotations.NullMarked;
