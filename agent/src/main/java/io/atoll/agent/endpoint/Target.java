package io.atoll.agent.endpoint;

import com.google.common.collect.ImmutableMap;
import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a request asks for: the named parts of its path, and the parameters behind it. */
public final class Target {
  private final ImmutableMap<String, String> parts;
  private final MultiMap parameters;

  Target(Map<String, String> parts, MultiMap parameters) {
    this.parts = ImmutableMap.copyOf(parts);
    this.parameters = parameters;
  }

  /** A part that the route names. */
  public String part(String name) {
    return Optional.ofNullable(parts.get(name)).orElseThrow();
  }

  public Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isEmpty());
  }

  public List<String> parameters(String name) {
    return parameters.getAll(name);
  }

  /** {@code ?follow} and {@code ?follow=true} are yes; absent and {@code false} are no. */
  public boolean flag(String name) {
    return parameters.contains(name) && !"false".equals(parameters.get(name));
  }

  /**
   * A moment, in seconds since 1970 with up to nine decimals.
   *
   * @throws Refusal if it is there and something else
   */
  public Optional<String> time(String name) {
    Optional<String> text = parameter(name);
    if (text.isPresent() && !text.get().matches("[0-9]{1,12}(\\.[0-9]{1,9})?")) {
      throw Refusal.badRequest(
          name + " is in seconds since 1970, as in 1767225600.5, not '" + text.get() + "'");
    }
    return text;
  }

  /**
   * @throws Refusal if it is there and no whole number from 0
   */
  public int number(String name, int otherwise) {
    Optional<String> text = parameter(name);
    if (text.isPresent() && !text.get().matches("[0-9]{1,9}")) {
      throw Refusal.badRequest(name + " is a number, not '" + text.get() + "'");
    }
    return text.map(Integer::parseInt).orElse(otherwise);
  }
}
