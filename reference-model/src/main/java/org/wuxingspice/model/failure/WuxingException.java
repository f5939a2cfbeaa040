package org.wuxingspice.model.failure;

import java.util.Objects;

/**
 * A failure with a typed reason and a one-line message that names the value, the place and the
 * remedy. The message is made safe to show: it may quote text from outside.
 */
public class WuxingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Reason reason;

  /**
   * Creates a failure.
   *
   * @param reason the typed cause
   * @param message one line for the user: what is wrong, where, and what to do about it
   */
  public WuxingException(final Reason reason, final String message) {
    super(VisibleText.of(message));
    this.reason = Objects.requireNonNull(reason, "reason");
  }

  /**
   * Creates a failure that another one caused.
   *
   * @param reason the typed cause
   * @param message one line for the user: what is wrong, where, and what to do about it
   * @param cause the underlying failure
   */
  public WuxingException(final Reason reason, final String message, final Throwable cause) {
    super(VisibleText.of(message), cause);
    this.reason = Objects.requireNonNull(reason, "reason");
  }

  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }

  /**
   * Returns the typed cause.
   *
   * @return never null, except in an instance that was serialised
   */
  public Reason reason() {
    return reason;
  }
}
