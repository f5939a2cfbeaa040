/** The engines that commands can choose by name. */
package org.wuxingspice.spice.engine;
