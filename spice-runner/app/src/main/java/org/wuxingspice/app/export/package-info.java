/** Waveforms as tables, raw files and pictures. */
@NullMarked
package org.wuxingspice.app.export;

import org.jspecify.annotations.NullMarked;
