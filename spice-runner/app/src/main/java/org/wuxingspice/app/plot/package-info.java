/** Charts with JFreeChart, as PNG and SVG files. */
package org.wuxingspice.app.plot;
