/** Waveforms as tables, raw files and pictures. */
package org.wuxingspice.app.export;
