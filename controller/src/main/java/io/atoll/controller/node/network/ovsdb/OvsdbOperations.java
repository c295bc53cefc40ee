package io.atoll.controller.node.network.ovsdb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Renders changes of the bridge as operations of RFC 7047. Pure. */
final class OvsdbOperations {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private final ArrayNode transaction = JSON.arrayNode().add("Open_vSwitch");
  private int names;

  OvsdbOperations addPort(String bridge, PortSpec spec) {
    ArrayNode port = insertPort(spec);
    return mutateBridge(bridge, "insert", port);
  }

  OvsdbOperations removePort(String bridge, String port) {
    return mutateBridge(bridge, "delete", pair("uuid", port));
  }

  OvsdbOperations addBridge(String name, String datapathType) {
    ArrayNode local = insertPort(new PortSpec(name, LOCAL, Map.of()));
    ObjectNode row = JSON.objectNode();
    row.put("name", name);
    row.set("ports", local);
    bridgeSettings(row, datapathType);
    ArrayNode bridge = insert("Bridge", row);
    return mutateRoot("bridges", "insert", bridge);
  }

  OvsdbOperations correctBridge(String bridge, String datapathType) {
    ObjectNode row = JSON.objectNode();
    bridgeSettings(row, datapathType);
    ObjectNode update = operation("update", "Bridge", byUuid(bridge));
    update.set("row", row);
    return this;
  }

  OvsdbOperations removeBridge(String bridge) {
    return mutateRoot("bridges", "delete", pair("uuid", bridge));
  }

  /** Asks for the number by which the switch will say that it has done all of this. */
  ArrayNode finish() {
    mutateRoot("next_cfg", "+=", JSON.numberNode(1));
    operation("select", "Open_vSwitch", JSON.arrayNode())
        .set("columns", JSON.arrayNode().add("next_cfg"));
    return transaction;
  }

  private static final PortSpec.Device LOCAL = new PortSpec.Device.Existing();

  private static void bridgeSettings(ObjectNode row, String datapathType) {
    row.put("datapath_type", datapathType);
    row.put("fail_mode", "secure");
    row.set("protocols", set(List.of("OpenFlow15")));
    row.set("other_config", map(Map.of("disable-in-band", "true")));
  }

  private ArrayNode insertPort(PortSpec spec) {
    ObjectNode device = JSON.objectNode();
    device.put("name", spec.name());
    switch (spec.device()) {
      case PortSpec.Device.Existing() -> {}
      case PortSpec.Device.Internal internal -> {
        device.put("type", "internal");
        device.put("mac", internal.mac().text());
        device.put("mtu_request", internal.mtu());
      }
    }
    ObjectNode port = JSON.objectNode();
    port.put("name", spec.name());
    port.set("interfaces", insert("Interface", device));
    port.set("external_ids", map(spec.externalIds()));
    return insert("Port", port);
  }

  private ArrayNode insert(String table, ObjectNode row) {
    String name = "row" + names++;
    ObjectNode insert = transaction.addObject();
    insert.put("op", "insert").put("table", table).put("uuid-name", name);
    insert.set("row", row);
    return pair("named-uuid", name);
  }

  private OvsdbOperations mutateBridge(String bridge, String mutator, ArrayNode port) {
    return mutate(operation("mutate", "Bridge", byUuid(bridge)), "ports", mutator, port);
  }

  private OvsdbOperations mutateRoot(String column, String mutator, JsonNode value) {
    return mutate(operation("mutate", "Open_vSwitch", JSON.arrayNode()), column, mutator, value);
  }

  private OvsdbOperations mutate(
      ObjectNode operation, String column, String mutator, JsonNode value) {
    operation.putArray("mutations").addArray().add(column).add(mutator).add(value);
    return this;
  }

  private ObjectNode operation(String name, String table, ArrayNode where) {
    ObjectNode operation = transaction.addObject();
    operation.put("op", name).put("table", table);
    operation.set("where", where);
    return operation;
  }

  private static ArrayNode byUuid(String uuid) {
    ArrayNode where = JSON.arrayNode();
    where.addArray().add("_uuid").add("==").add(pair("uuid", uuid));
    return where;
  }

  private static ArrayNode pair(String first, String second) {
    return JSON.arrayNode().add(first).add(second);
  }

  private static ArrayNode set(Collection<String> values) {
    ArrayNode members = JSON.arrayNode();
    values.forEach(members::add);
    return JSON.arrayNode().add("set").add(members);
  }

  private static ArrayNode map(Map<String, String> values) {
    ArrayNode members = JSON.arrayNode();
    new TreeMap<>(values).forEach((key, value) -> members.add(pair(key, value)));
    return JSON.arrayNode().add("map").add(members);
  }
}
