/** Pages that show a reader what was run and found. */
@NullMarked
package org.wuxingspice.app.report;

import org.jspecify.annotations.NullMarked;
