/** Learning rules, training and evaluation, written against the propagator seam alone. */
package org.wuxingspice.model.learning;
