package io.atoll.api;

import java.util.List;
import java.util.Optional;

/** The key layout, in one place. Prefixes end in a slash; names in keys never contain one. */
public final class Keys {
  public static final String ROOT = "/atoll/";

  public static final String APPLICATIONS = ROOT + "applications/";
  public static final String NETWORKS = ROOT + "networks/";
  public static final String NODES = ROOT + "nodes/";
  public static final String CONTROLS = ROOT + "controls/";
  public static final String OWNERS = ROOT + "owners/";

  public static final String REQUESTS = ROOT + "requests/";

  public static final String STATUS = ROOT + "status/";
  public static final String APPLICATION_STATUS = STATUS + "application/";
  public static final String NETWORK_STATUS = STATUS + "network/";
  public static final String NODE_STATUS = STATUS + "nodes/";
  public static final String BLOB_STATUS = STATUS + "blobs/";
  public static final String REVISIONS = ROOT + "revisions/application/";
  public static final String SCALE = ROOT + "scale/";
  public static final String ENDPOINTS = ROOT + "endpoints/";
  public static final String WORKERS = ROOT + "workers/";
  public static final String INPUTS = ROOT + "inputs/";
  public static final String ROUTES = ROOT + "routes/";
  public static final String BLOCKS = ROOT + "blocks/";
  public static final String VNIS = ROOT + "vnis/";

  public static final String PRESENCE = ROOT + "presence/";
  public static final String OBSERVED = ROOT + "observed/";
  public static final String AGENTS = ROOT + "agents/";
  public static final String STATS = ROOT + "stats/";
  public static final String PROXIES = ROOT + "proxies/";
  public static final String EVENTS = ROOT + "events/";

  public static final String BLOBS = ROOT + "blobs/";

  public static final String CLUSTER = ROOT + "cluster";
  public static final String LEADER = ROOT + "leader";

  private Keys() {}

  public static String application(String name) {
    return APPLICATIONS + name;
  }

  public static String network(String name) {
    return NETWORKS + name;
  }

  public static String node(String name) {
    return NODES + name;
  }

  public static String controls(String application) {
    return CONTROLS + application;
  }

  /** The owners of all documents of one kind. */
  public static String owners(String kind) {
    return OWNERS + kind + "/";
  }

  public static String owner(String kind, String name) {
    return owners(kind) + name;
  }

  public static String request(String id) {
    return REQUESTS + id;
  }

  /** All chunks of one content. */
  public static String blob(String sha256) {
    return BLOBS + sha256 + "/";
  }

  /**
   * @param chunk counted from 0
   */
  public static String blobChunk(String sha256, int chunk) {
    return blob(sha256) + chunk;
  }

  public static String applicationStatus(String name) {
    return APPLICATION_STATUS + name;
  }

  public static String networkStatus(String name) {
    return NETWORK_STATUS + name;
  }

  public static String nodeStatus(String name) {
    return NODE_STATUS + name;
  }

  public static String blobStatus(String sha256) {
    return BLOB_STATUS + sha256;
  }

  /** All revisions of one application. */
  public static String revisions(String application) {
    return REVISIONS + application + "/";
  }

  public static String revision(String application, int revision) {
    return revisions(application) + revision;
  }

  public static String scale(String application) {
    return SCALE + application;
  }

  /** All slices of one application. */
  public static String endpoints(String application) {
    return ENDPOINTS + application + "/";
  }

  /**
   * @param slice counted from 0
   */
  public static String endpoints(String application, int slice) {
    return endpoints(application) + slice;
  }

  /** All assignments of one node. */
  public static String workers(String node) {
    return WORKERS + node + "/";
  }

  public static String worker(String node, String worker) {
    return workers(node) + worker;
  }

  /** All inputs of one node. */
  public static String inputs(String node) {
    return INPUTS + node + "/";
  }

  /** The copy of an application's revision for one node. */
  public static String input(String node, String application, int revision) {
    return inputs(node) + "application/" + application + "/" + revision;
  }

  /**
   * @param hash of a host and path, or of a port
   */
  public static String route(String hash) {
    return ROUTES + hash;
  }

  /** All blocks of one network. */
  public static String blocks(String network) {
    return BLOCKS + network + "/";
  }

  /**
   * @param base first address of the block, whose length is the network's block length
   */
  public static String block(String network, String base) {
    return blocks(network) + base;
  }

  public static String vni(int vni) {
    return VNIS + vni;
  }

  public static String presence(String node) {
    return PRESENCE + node;
  }

  /** All observations of one node. */
  public static String observed(String node) {
    return OBSERVED + node + "/";
  }

  public static String observed(String node, String worker) {
    return observed(node) + worker;
  }

  public static String agent(String node) {
    return AGENTS + node;
  }

  public static String stats(String node) {
    return STATS + node;
  }

  public static String proxy(String node) {
    return PROXIES + node;
  }

  /**
   * @param writer a node, {@code manager} or {@code user}
   */
  public static String event(String writer, String id) {
    return EVENTS + writer + "/" + id;
  }

  /** The parts of the key behind the prefix; empty if it does not stand under it. */
  public static Optional<List<String>> parts(String prefix, String key) {
    return key.startsWith(prefix)
        ? Optional.of(List.of(key.substring(prefix.length()).split("/", -1)))
        : Optional.empty();
  }
}
