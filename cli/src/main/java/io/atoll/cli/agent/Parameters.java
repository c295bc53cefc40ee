package io.atoll.cli.agent;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Builds the target of a request: a path and parameters. */
public final class Parameters {
  private final StringBuilder text;
  private char separator = '?';

  private Parameters(String path) {
    this.text = new StringBuilder(path);
  }

  /** Something of a worker, such as {@code logs}. */
  public static Parameters ofWorker(String worker, String what) {
    return new Parameters("/v1/workers/" + worker + "/" + what);
  }

  public Parameters add(String name, String value) {
    text.append(separator)
        .append(name)
        .append('=')
        .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    separator = '&';
    return this;
  }

  public Parameters flag(String name, boolean value) {
    return value ? add(name, "true") : this;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
