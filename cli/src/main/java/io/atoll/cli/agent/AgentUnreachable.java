package io.atoll.cli.agent;

import java.io.EOFException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.security.cert.CertificateException;
import java.util.Objects;

/**
 * The agent gave no answer, or stopped in the middle of one. The message says why, for a person.
 */
public final class AgentUnreachable extends IOException {
  private static final long serialVersionUID = 1L;

  private final URI url;

  AgentUnreachable(URI url, IOException cause) {
    super(reason(cause), cause);
    this.url = url;
  }

  AgentUnreachable(URI url, String reason) {
    super(reason);
    this.url = url;
  }

  public URI url() {
    return url;
  }

  /** Somebody else than the agent stands at its address, or its presence is of an earlier one. */
  public boolean isStranger() {
    return find(CertificateException.class);
  }

  /** Nothing came back, which a host that is off and a firewall that drops packets look like. */
  public boolean isSilent() {
    return find(HttpTimeoutException.class);
  }

  private boolean find(Class<? extends Throwable> kind) {
    for (Throwable cause = getCause(); cause != null; cause = cause.getCause()) {
      if (kind.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }

  /** The outermost exception that has something to say. */
  private static String reason(Throwable failure) {
    Throwable told = failure;
    while (told.getMessage() == null && told.getCause() != null) {
      told = told.getCause();
    }
    boolean plain = told instanceof ClosedChannelException || "closed".equals(told.getMessage());
    return plain || told instanceof EOFException
        ? "the connection was refused or closed"
        : Objects.requireNonNullElse(told.getMessage(), told.getClass().getSimpleName());
  }
}
