/** The engines that commands can choose by name. */
package org.wuxingspice.loop.engine;
