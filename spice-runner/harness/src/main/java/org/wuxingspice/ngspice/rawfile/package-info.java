/**
 * Raw files: the waveform files of ngspice and its relatives, read piece by piece and written.
 *
 * <p>A file holds one or more plots. Each begins with header lines ({@code Title:} to {@code
 * Variables:}, which lists the vectors, the scale first) and goes on with its points, as
 * little-endian numbers after {@code Binary:} or as text after {@code Values:}.
 *
 * <p>Nothing in a file is believed: counts are held against the file's length before memory is
 * taken for them, and what does not fit is refused with a {@link
 * org.wuxingspice.ngspice.rawfile.RawReason} and the byte where it stands.
 */
@NullMarked
package org.wuxingspice.ngspice.rawfile;

import org.jspecify.annotations.NullMarked;
