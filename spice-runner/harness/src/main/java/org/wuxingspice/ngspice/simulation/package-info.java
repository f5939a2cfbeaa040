/** What is asked of a simulator and what it answers: requests, outcomes, waveforms. */
package org.wuxingspice.ngspice.simulation;
