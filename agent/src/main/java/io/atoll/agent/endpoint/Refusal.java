package io.atoll.agent.endpoint;

/** A request that is answered with an error: a status, and a sentence for a person. */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  public Refusal(int status, String message) {
    super(message, null, false, false);
    this.status = status;
  }

  public static Refusal badRequest(String message) {
    return new Refusal(400, message);
  }

  public static Refusal notFound(String message) {
    return new Refusal(404, message);
  }

  public static Refusal conflict(String message) {
    return new Refusal(409, message);
  }

  static Refusal tooMany(String message) {
    return new Refusal(429, message);
  }

  public int status() {
    return status;
  }

  /** What the exception says, which is never null here. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
