/**
 * Many runs of one deck: sweeps and Monte Carlo over device parameters, measures of every run, and
 * their statistics. Plans are made in full before the first run, so the number of workers changes
 * nothing.
 */
@NullMarked
package org.wuxingspice.ngspice.study;

import org.jspecify.annotations.NullMarked;
