/** Files that are whole or not there. */
package org.wuxingspice.model.files;
