package org.wuxingspice.app.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownTableTest {

  @Test
  void textsOfOthersAreNoMarkup() {
    assertThat(
            MarkdownTable.line(
                List.of("a|b", "<img src=x>", "`c`", "[x](http://y)", "d\ne\u001b[2J")))
        .isEqualTo("| a\\|b | \\<img src=x\\> | \\`c\\` | [x]\\(http://y) | d e\uFFFD[2J |");
  }

  @Test
  void namesStayReadable() {
    assertThat(MarkdownTable.line(List.of("a/b_1.cir", "@r1[i] v(x1.out)", "")))
        .isEqualTo("| a/b_1.cir | @r1[i] v(x1.out) |  |");
  }
}
