/** How faithful circuits are to the model, and what it depends on. */
package org.wuxingspice.app.fidelity;
