package io.atoll.cli.inspect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.google.common.collect.ImmutableList;
import io.atoll.api.Keys;
import io.atoll.api.store.Entry;
import io.atoll.cli.view.Applications;
import io.atoll.cli.view.Snapshot;
import io.atoll.cli.view.Worker;
import io.atoll.cli.view.Workers;

/** One object with every document about it, each under a word of its own. */
public final class Dossier {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final YAMLMapper YAML = new YAMLMapper();

  /** What must be read for any of them. */
  public static final ImmutableList<String> PREFIXES =
      ImmutableList.of(
          Keys.APPLICATIONS,
          Keys.STATUS,
          Keys.CONTROLS,
          Keys.SCALE,
          Keys.ENDPOINTS,
          Keys.REVISIONS,
          Keys.WORKERS,
          Keys.OBSERVED,
          Keys.NODES,
          Keys.PRESENCE,
          Keys.STATS,
          Keys.NETWORKS);

  private final Snapshot snapshot;

  public Dossier(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  public JsonNode application(String name) {
    ObjectNode object = object("application", name);
    set(object, "document", Keys.application(name));
    set(object, "status", Keys.applicationStatus(name));
    set(object, "controls", Keys.controls(name));
    set(object, "scale", Keys.scale(name));
    Applications.status(snapshot, name)
        .ifPresent(it -> set(object, "revision", Keys.revision(name, it.revision())));
    ArrayNode endpoints = object.putArray("endpoints");
    snapshot.under(Keys.endpoints(name)).forEach(it -> endpoints.add(tree(it)));
    ArrayNode workers = object.putArray("workers");
    Workers.of(snapshot, name).forEach(it -> workers.add(worker(it)));
    return object;
  }

  public JsonNode worker(Worker worker) {
    ObjectNode object = object("worker", worker.name());
    object.put("application", worker.application()).put("node", worker.node());
    worker.documents().forEach((word, entry) -> object.set(word, tree(entry)));
    snapshot
        .entry(Keys.stats(worker.node()))
        .map(it -> tree(it).path("workers").path(worker.name()))
        .filter(it -> !it.isMissingNode())
        .ifPresent(it -> object.set("stats", it));
    return object;
  }

  public JsonNode node(String name) {
    ObjectNode object = object("node", name);
    set(object, "document", Keys.node(name));
    set(object, "status", Keys.nodeStatus(name));
    set(object, "presence", Keys.presence(name));
    set(object, "stats", Keys.stats(name));
    ArrayNode workers = object.putArray("workers");
    Workers.all(snapshot).stream()
        .filter(it -> it.node().equals(name))
        .forEach(it -> workers.add(it.name()));
    return object;
  }

  public JsonNode network(String name) {
    ObjectNode object = object("network", name);
    set(object, "document", Keys.network(name));
    set(object, "status", Keys.networkStatus(name));
    return object;
  }

  private static ObjectNode object(String kind, String name) {
    return JSON.createObjectNode().put("kind", kind).put("name", name);
  }

  private void set(ObjectNode object, String word, String key) {
    snapshot.entry(key).ifPresent(entry -> object.set(word, tree(entry)));
  }

  /** What is no YAML is given as the text that it is. */
  private static JsonNode tree(Entry entry) {
    try {
      return YAML.readTree(entry.text());
    } catch (JsonProcessingException e) {
      return JSON.getNodeFactory().textNode(entry.text());
    }
  }
}
