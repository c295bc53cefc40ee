package io.atoll.agent.engine;

/** What containers and volumes say of themselves. */
final class Labels {
  static final String CLUSTER = "atoll.cluster";
  static final String WORKER = "atoll.worker";
  static final String APPLICATION = "atoll.application";
  static final String ATTEMPT = "atoll.attempt";

  private Labels() {}
}
