/**
 * Decks: netlists as text with the files they include, and what is refused before a simulator sees
 * them. A deck is data; only a trusted one may act.
 */
@NullMarked
package org.wuxingspice.ngspice.deck;

import org.jspecify.annotations.NullMarked;
