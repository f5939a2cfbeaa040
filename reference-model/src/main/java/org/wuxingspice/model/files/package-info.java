/** Files that are whole or not there. */
@NullMarked
package org.wuxingspice.model.files;

import org.jspecify.annotations.NullMarked;
