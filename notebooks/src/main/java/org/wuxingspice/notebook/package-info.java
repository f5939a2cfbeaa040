/** What a notebook's cells use besides the library: displays and key figures. */
@NullMarked
package org.wuxingspice.notebook;

import org.jspecify.annotations.NullMarked;
