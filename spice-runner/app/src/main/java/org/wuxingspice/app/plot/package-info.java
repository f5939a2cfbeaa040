/** Charts with JFreeChart, as PNG and SVG files. */
@NullMarked
package org.wuxingspice.app.plot;

import org.jspecify.annotations.NullMarked;
