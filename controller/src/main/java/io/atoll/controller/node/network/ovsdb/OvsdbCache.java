package io.atoll.controller.node.network.ovsdb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The monitored rows and what they mean. Not thread-safe: its owner guards it. */
final class OvsdbCache {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final ImmutableMap<String, List<String>> MONITORED =
      ImmutableMap.of(
          "Open_vSwitch", List.of("cur_cfg"),
          "Bridge", List.of("name", "datapath_type", "fail_mode", "protocols", "ports"),
          "Port", List.of("name", "interfaces", "external_ids"),
          "Interface", List.of("name", "ofport"));

  private final Map<String, Map<String, JsonNode>> tables = new HashMap<>();

  /** Rows of ports by name, so that looking for one costs the same however many there are. */
  private final Map<String, String> portsByName = new HashMap<>();

  static ArrayNode monitorRequest() {
    ObjectNode requests = JSON.objectNode();
    MONITORED.forEach((table, columns) ->
        columns.forEach(requests.withObject("/" + table).withArray("columns")::add));
    return JSON.arrayNode().add("Open_vSwitch").add("atoll").add(requests);
  }

  /**
   * Takes an update, or the monitor's first answer.
   *
   * @param removing names of ports whose removal is no surprise
   * @return whether something was removed or renumbered that nobody here asked for
   */
  boolean apply(JsonNode updates, Set<String> removing) {
    boolean disturbed = false;
    for (Map.Entry<String, JsonNode> table : updates.properties()) {
      for (Map.Entry<String, JsonNode> row : table.getValue().properties()) {
        JsonNode change = row.getValue();
        disturbed |= disturbs(table.getKey(), change, removing);
        Map<String, JsonNode> known =
            tables.computeIfAbsent(table.getKey(), name -> new HashMap<>());
        if (change.has("new")) {
          known.put(row.getKey(), change.path("new"));
        } else {
          known.remove(row.getKey());
        }
        if (table.getKey().equals("Port")) {
          index(row.getKey(), change);
        }
      }
    }
    return disturbed;
  }

  private void index(String uuid, JsonNode change) {
    if (change.has("new")) {
      portsByName.put(change.path("new").path("name").asText(), uuid);
    } else {
      portsByName.remove(change.path("old").path("name").asText(), uuid);
    }
  }

  private static boolean disturbs(String table, JsonNode change, Set<String> removing) {
    JsonNode old = change.path("old");
    if (!change.has("new")) {
      return !removing.contains(old.path("name").asText());
    }
    return switch (table) {
      case "Bridge" -> old.has("fail_mode") || old.has("protocols") || old.has("datapath_type");
      case "Interface" -> old.path("ofport").isInt();
      default -> false;
    };
  }

  /** The last request for changes that the switch has carried out. */
  long doneUpTo() {
    return rows("Open_vSwitch").values().stream()
        .mapToLong(row -> row.path("cur_cfg").asLong())
        .findFirst()
        .orElse(0);
  }

  Optional<OvsBridge> bridge(String name) {
    return bridgeRow(name).map(row -> bridge(row.getKey(), row.getValue()));
  }

  Optional<String> bridgeUuid(String name) {
    return bridgeRow(name).map(Map.Entry::getKey);
  }

  /** A port of whichever bridge. */
  Optional<OvsPort> port(String name) {
    return Optional.ofNullable(portsByName.get(name)).map(uuid -> port(uuid, row("Port", uuid)));
  }

  private Optional<Map.Entry<String, JsonNode>> bridgeRow(String name) {
    return rows("Bridge").entrySet().stream()
        .filter(row -> row.getValue().path("name").asText().equals(name))
        .findFirst();
  }

  private OvsBridge bridge(String uuid, JsonNode row) {
    ImmutableMap.Builder<String, OvsPort> ports = ImmutableMap.builder();
    for (String port : references(row.path("ports"))) {
      JsonNode found = rows("Port").get(port);
      if (found != null) {
        OvsPort parsed = port(port, found);
        ports.put(parsed.name(), parsed);
      }
    }
    return new OvsBridge(
        uuid,
        row.path("datapath_type").asText(),
        members(row.path("fail_mode")).stream().findFirst().map(JsonNode::asText).orElse(""),
        Set.copyOf(members(row.path("protocols")).stream().map(JsonNode::asText).toList()),
        ports.buildKeepingLast());
  }

  private OvsPort port(String uuid, JsonNode row) {
    int number =
        references(row.path("interfaces")).stream()
            .flatMap(device -> members(row("Interface", device).path("ofport")).stream())
            .mapToInt(JsonNode::asInt)
            .findFirst()
            .orElse(0);
    ImmutableMap.Builder<String, String> ids = ImmutableMap.builder();
    for (JsonNode pair : row.path("external_ids").path(1)) {
      ids.put(pair.path(0).asText(), pair.path(1).asText());
    }
    return new OvsPort(
        uuid, row.path("name").asText(), Math.max(0, number), ids.buildKeepingLast());
  }

  private Map<String, JsonNode> rows(String table) {
    return tables.getOrDefault(table, Map.of());
  }

  private JsonNode row(String table, String uuid) {
    return rows(table).getOrDefault(uuid, JSON.missingNode());
  }

  private static ImmutableSet<String> references(JsonNode value) {
    if (value.path(0).asText().equals("uuid")) {
      return ImmutableSet.of(value.path(1).asText());
    }
    ImmutableSet.Builder<String> uuids = ImmutableSet.builder();
    value.path(1).forEach(pair -> uuids.add(pair.path(1).asText()));
    return uuids.build();
  }

  /** A set of one is written as the bare value. */
  private static List<JsonNode> members(JsonNode value) {
    if (!value.isArray()) {
      return value.isMissingNode() ? List.of() : List.of(value);
    }
    return value.path(1).valueStream().toList();
  }
}
