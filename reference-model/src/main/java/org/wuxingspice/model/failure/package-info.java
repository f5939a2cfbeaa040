/** How every part of the project reports a failure a user can act on. */
package org.wuxingspice.model.failure;
