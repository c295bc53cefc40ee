package io.atoll.testbed.fake;

import io.atoll.controller.node.engine.EngineException;
import io.atoll.controller.node.engine.EngineException.Category;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The fake engine's images, and those that its registry would give. Thread-safe. */
public final class FakeImages {
  record Talk(String words, int code) {}

  private final Set<String> here = ConcurrentHashMap.newKeySet();
  private final Set<String> inRegistry = ConcurrentHashMap.newKeySet();
  private final Set<String> cannotRun = ConcurrentHashMap.newKeySet();
  private final Set<String> ignoresTerm = ConcurrentHashMap.newKeySet();
  private final Map<String, Talk> talks = new ConcurrentHashMap<>();

  public void add(String image) {
    here.add(image);
  }

  /** Can be pulled. */
  public void addToRegistry(String image) {
    inRegistry.add(image);
  }

  /** Is here, but its command does not exist. */
  public void addBroken(String image) {
    here.add(image);
    cannotRun.add(image);
  }

  /** Is here, and only SIGKILL ends it. */
  public void addStubborn(String image) {
    here.add(image);
    ignoresTerm.add(image);
  }

  /** Is here; prints something and ends with a code at once. */
  public void addTalker(String image, String words, int code) {
    here.add(image);
    talks.put(image, new Talk(words, code));
  }

  boolean has(String image) {
    return here.contains(image);
  }

  boolean cannotRun(String image) {
    return cannotRun.contains(image);
  }

  boolean ignoresTerm(String image) {
    return ignoresTerm.contains(image);
  }

  Optional<Talk> talk(String image) {
    return Optional.ofNullable(talks.get(image));
  }

  void pull(String image) {
    if (!here.contains(image) && !inRegistry.contains(image)) {
      throw new EngineException(
          Category.IMAGE_MISSING,
          "the image " + image + " is not on this host and could not be pulled",
          null);
    }
    here.add(image);
  }
}
