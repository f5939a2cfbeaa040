/** What is asked of a simulator and what it answers: requests, outcomes, waveforms. */
@NullMarked
package org.wuxingspice.ngspice.simulation;

import org.jspecify.annotations.NullMarked;
