package org.wuxingspice.model.files;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.wuxingspice.model.failure.VisibleText;

/** Writes characters that cannot be shown as escapes, so that JSON is safe to show and complete. */
final class VisibleEscapes extends CharacterEscapes {

  private static final long serialVersionUID = 1L;
  private static final int DELETE = 0x7F;

  @Override
  public int[] getEscapeCodesForAscii() {
    final int[] codes = standardAsciiEscapesForJSON();
    codes[DELETE] = ESCAPE_STANDARD;
    return codes;
  }

  @Override
  public @Nullable SerializableString getEscapeSequence(final int c) {
    final boolean half = Character.isSurrogate((char) c);
    return half || VisibleText.isVisible(c)
        ? null
        : new SerializedString(String.format(Locale.ROOT, "\\u%04X", c));
  }
}
