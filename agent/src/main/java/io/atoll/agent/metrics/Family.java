package io.atoll.agent.metrics;

/**
 * A metric, of which there is one series for each set of labels.
 *
 * @param name as a query names it; that of a counter ends in {@code _total}
 */
record Family(Kind kind, String name, String help) {
  static final String COUNTER_SUFFIX = "_total";

  enum Kind {
    COUNTER,
    GAUGE
  }

  Family {
    if (name.endsWith(COUNTER_SUFFIX) != (kind == Kind.COUNTER)) {
      throw new IllegalArgumentException(name + " does not end as a " + kind + " does");
    }
  }

  static Family counter(String name, String help) {
    return new Family(Kind.COUNTER, name, help);
  }

  static Family gauge(String name, String help) {
    return new Family(Kind.GAUGE, name, help);
  }

  /** The library puts the ending of a counter there by itself. */
  String baseName() {
    return kind == Kind.COUNTER ? name.substring(0, name.length() - COUNTER_SUFFIX.length()) : name;
  }
}
