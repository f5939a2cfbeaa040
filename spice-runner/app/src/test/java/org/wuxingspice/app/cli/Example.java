package org.wuxingspice.app.cli;

/**
 * Commands that a text shows.
 *
 * @param place text and line
 * @param script one or several commands, for bash
 * @param shown what the text says the last of them prints; empty when it does not
 */
record Example(String place, String script, String shown) {}
