package io.atoll.controller.manager.world;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.Map;
import java.util.Set;

/**
 * What an application depends on, what that depends on, and so on.
 *
 * @param needs what each of them names in its last accepted revision
 * @param there those that are there to be depended on: available, with at least one ready worker
 * @param known names of all applications
 */
public record Dependencies(Map<String, Set<String>> needs, Set<String> there, Set<String> known) {
  public static final Dependencies NONE = new Dependencies(Map.of(), Set.of(), Set.of());

  public Dependencies {
    needs = ImmutableMap.copyOf(needs);
    there = ImmutableSet.copyOf(there);
    known = ImmutableSet.copyOf(known);
  }
}
