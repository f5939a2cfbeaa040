package org.wuxingspice.netlist.source;

import java.util.Objects;
import org.wuxingspice.model.failure.VisibleText;
import org.wuxingspice.model.failure.WuxingException;

/**
 * Why a netlist was not read to its end.
 *
 * @param reason kind
 * @param explanation for the user, without place
 * @param line the line to blame
 */
public record Refusal(SourceReason reason, String explanation, SourceLine line) {

  private static final int LONGEST_QUOTE = 160;

  /** Checks the parts. */
  public Refusal {
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(explanation, "explanation");
    Objects.requireNonNull(line, "line");
  }

  /** {@return the failure of a reader that cannot go on without the rest} */
  public WuxingException failure() {
    return reason.failure(
        line.place()
            + ": '"
            + VisibleText.shortened(line.text(), LONGEST_QUOTE)
            + "' "
            + explanation);
  }
}
