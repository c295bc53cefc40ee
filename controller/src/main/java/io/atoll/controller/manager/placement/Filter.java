package io.atoll.controller.manager.placement;

import io.atoll.api.application.Placement;
import io.atoll.api.application.Placement.Constraint;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reasons why a node cannot take a worker, in the order in which they are asked. */
enum Filter {
  AVAILABLE("not available") {
    @Override
    Optional<String> lacks(PlacementRequest request, Slot slot) {
      return switch (slot.node().availability()) {
        case READY -> Optional.empty();
        case HELD -> Optional.of("is held: it does not know this cluster");
        case UNMANAGED -> Optional.of("has no running controller");
        case LOST -> Optional.of("is lost");
      };
    }
  },
  CORDONED("cordoned or draining") {
    @Override
    Optional<String> lacks(PlacementRequest request, Slot slot) {
      if (slot.node().draining()) {
        return Optional.of("is draining");
      }
      return slot.node().cordoned() ? Optional.of("is cordoned") : Optional.empty();
    }
  },
  CONSTRAINTS("against the constraints") {
    @Override
    Optional<String> lacks(PlacementRequest request, Slot slot) {
      return request.placement().constraints().stream()
          .filter(constraint -> !holds(constraint, slot.node()))
          .findFirst()
          .map(constraint -> "does not satisfy '" + constraint + "'");
    }
  },
  NEAR("not near what is asked for") {
    @Override
    Optional<String> lacks(PlacementRequest request, Slot slot) {
      List<String> missing =
          request.placement().near().stream()
              .filter(application -> !slot.node().applications().contains(application))
              .toList();
      return missing.isEmpty()
          ? Optional.empty()
          : Optional.of("runs no worker of " + String.join(", ", missing));
    }
  },
  MAX_PER_NODE("full by maxPerNode") {
    @Override
    Optional<String> lacks(PlacementRequest request, Slot slot) {
      Integer most = request.placement().maxPerNode();
      return most == null || slot.own() < most
          ? Optional.empty()
          : Optional.of("already runs %d of at most %d workers".formatted(slot.own(), most));
    }
  },
  RESOURCES("short of resources") {
    @Override
    Optional<String> lacks(PlacementRequest request, Slot slot) {
      Demand free = slot.free();
      Demand asked = request.demand();
      String cpu =
          asked.cpu().compareTo(free.cpu()) > 0
              ? "%dm of cpu free, %dm requested"
                  .formatted(free.cpu().millis(), asked.cpu().millis())
              : "";
      String memory =
          asked.memory().compareTo(free.memory()) > 0
              ? "%s of memory free, %s requested"
                  .formatted(size(free.memory().bytes()), size(asked.memory().bytes()))
              : "";
      String both =
          List.of(cpu, memory).stream()
              .filter(part -> !part.isEmpty())
              .collect(Collectors.joining(" and "));
      return both.isEmpty() ? Optional.empty() : Optional.of("has only " + both);
    }
  };

  private final String words;

  Filter(String words) {
    this.words = words;
  }

  /** What the node lacks, as the end of a sentence that begins with its name; empty if it fits. */
  abstract Optional<String> lacks(PlacementRequest request, Slot slot);

  /** For sentences: {@code 2 cordoned or draining}. */
  String words() {
    return words;
  }

  private static boolean holds(Constraint constraint, Candidate node) {
    String label = constraint.label();
    String value = label == null ? node.name() : node.labels().get(label);
    return constraint.value().equals(value) == constraint.equal();
  }

  private static String size(long bytes) {
    return bytes % (1 << 20) == 0 || bytes > (100 << 20) ? (bytes >> 20) + "Mi" : bytes + " bytes";
  }

  /** The domain of a node for one entry of {@link Placement#spread}. */
  static String domain(String spread, Candidate node) {
    return spread.equals("node") ? node.name() : node.labels().getOrDefault(spread, "");
  }
}
