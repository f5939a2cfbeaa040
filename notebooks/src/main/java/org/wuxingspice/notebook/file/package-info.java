/** Notebook files and kernel specifications: executed with nbconvert, kept in a normal form. */
package org.wuxingspice.notebook.file;
