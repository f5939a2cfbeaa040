/** Circuits and decks for programs in other languages, over frames on two streams. */
@NullMarked
package org.wuxingspice.app.serve;

import org.jspecify.annotations.NullMarked;
