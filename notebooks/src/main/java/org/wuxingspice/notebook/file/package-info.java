/** Notebook files and kernel specifications: executed with nbconvert, kept in a normal form. */
@NullMarked
package org.wuxingspice.notebook.file;

import org.jspecify.annotations.NullMarked;
