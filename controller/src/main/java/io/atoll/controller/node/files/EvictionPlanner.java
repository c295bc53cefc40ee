package io.atoll.controller.node.files;

import io.atoll.api.value.DataSize;
import io.atoll.api.value.Sha256;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Which contents a full cache gives up: the longest unused, and never one that is needed. Pure. */
final class EvictionPlanner {
  private EvictionPlanner() {}

  record Cached(Sha256 hash, long size, Instant used) {}

  static List<Sha256> plan(List<Cached> contents, Set<Sha256> needed, DataSize most) {
    long total = contents.stream().mapToLong(Cached::size).sum();
    List<Sha256> given = new ArrayList<>();
    for (Cached content :
        contents.stream()
            .filter(it -> !needed.contains(it.hash()))
            .sorted(Comparator.comparing(Cached::used).thenComparing(it -> it.hash().hex()))
            .toList()) {
      if (total <= most.bytes()) {
        break;
      }
      total -= content.size();
      given.add(content.hash());
    }
    return given;
  }
}
