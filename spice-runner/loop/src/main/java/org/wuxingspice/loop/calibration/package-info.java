/** What a laboratory learns of one circuit from node voltages, and how it sets its parts. */
@NullMarked
package org.wuxingspice.loop.calibration;

import org.jspecify.annotations.NullMarked;
