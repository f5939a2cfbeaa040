/** How far circuit and mathematics differ. */
package org.wuxingspice.loop.compare;
