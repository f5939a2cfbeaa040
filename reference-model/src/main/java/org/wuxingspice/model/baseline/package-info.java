/** The conventional network that the paper compares with. */
package org.wuxingspice.model.baseline;
