package io.atoll.cli.logs;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Says once for each node that its lines do not come, and that they do again. Thread-safe. */
final class Outages {
  private final LinePrinter printer;
  private final Set<String> nodes = ConcurrentHashMap.newKeySet();

  Outages(LinePrinter printer) {
    this.printer = printer;
  }

  void began(String node, String reason) {
    if (nodes.add(node)) {
      printer.flush();
      printer.complain(
          "atoll: the agent of node "
              + node
              + " sends no more lines ("
              + reason
              + "); waiting for it, to go on behind the last one");
    }
  }

  void ended(String node) {
    if (nodes.remove(node)) {
      printer.complain("atoll: the agent of node " + node + " sends lines again");
    }
  }
}
