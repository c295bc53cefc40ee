package io.atoll.controller.node.network.flow;

/** One flow in the words of {@code ovs-ofctl}. */
public record Flow(Key key, String actions) {

  /** What makes a flow the same one: adding it again replaces its actions. */
  public record Key(int table, int priority, String match) {
    @Override
    public String toString() {
      return "table=" + table + ",priority=" + priority + "," + match;
    }
  }

  public static Flow of(int table, int priority, String match, String actions) {
    return new Flow(new Key(table, priority, match), actions);
  }

  @Override
  public String toString() {
    return key + ",actions=" + actions;
  }
}
