package org.wuxingspice.model.failure;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class VisibleTextTest {

  @Test
  void whatActsOnATerminalIsReplaced() {
    assertThat(VisibleText.of("a\u001b[31mb\u009b2Jc\u007f"))
        .isEqualTo("a\uFFFD[31mb\uFFFD2Jc\uFFFD");
    assertThat(VisibleText.of("user\u202Etxt.exe\u2066\u200F"))
        .isEqualTo("user\uFFFDtxt.exe\uFFFD\uFFFD");
    assertThat(VisibleText.of("a\u2028b\u0085c\r\nd\te")).isEqualTo("a\uFFFDb\uFFFDc  d e");
    assertThat(VisibleText.of("half \uD800 pair")).isEqualTo("half \uFFFD pair");
    assertThat(VisibleText.lines("a\tb\r\nc\u001b")).isEqualTo("a\tb\r\nc\uFFFD");
  }

  @Test
  void lettersOfAllAlphabetsStay() {
    final String text = "10 µH, 5 Ω, 五行 נוירון 𝄞";
    assertThat(VisibleText.of(text)).isEqualTo(text);
  }

  @Test
  void longTextsEndWithAnEllipsis() {
    assertThat(VisibleText.shortened("abcdef", 6)).isEqualTo("abcdef");
    assertThat(VisibleText.shortened("abcdefg", 6)).isEqualTo("abcdef...");
  }

  @Property
  void nothingActsAndTwiceIsOnce(@ForAll final String text) {
    final String shown = VisibleText.of(text);
    assertThat(shown.codePoints()).allMatch(VisibleText::isVisible);
    assertThat(VisibleText.of(shown)).isEqualTo(shown);
  }

  @Test
  void messagesOfFailuresAreSafe() {
    final Reason reason = org.wuxingspice.model.files.FileReason.NOT_WRITABLE;
    assertThat(new WuxingException(reason, "key '\u001b]0;x\u0007'").getMessage())
        .isEqualTo("key '\uFFFD]0;x\uFFFD'");
  }
}
