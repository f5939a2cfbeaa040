/** Reports and windows of a comparison between a circuit and the equations. */
package org.wuxingspice.app.compare;
