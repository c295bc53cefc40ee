package io.atoll.controller.node.network;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Removes everything that Atoll's network has made on this host: {@code NetworkCleanup --ovs-rundir
 * DIR}. Works whether Open vSwitch runs or not, and a second time. Touches nothing else: links go
 * by Atoll's names, routes by their protocol number, rules by their chains.
 */
public final class NetworkCleanup {
  private static final String SCRIPT =
      """
      if [ -S "$1/db.sock" ]; then
        ovs-vsctl --db="unix:$1/db.sock" --timeout=5 --if-exists del-br atoll0 ||
          echo "Open vSwitch does not answer: the bridge stays in its database" >&2
      fi
      ip -4 route flush table main proto 97
      for link in $(ip -o link show | sed -n 's/^[0-9]*: \\(atoll[0gvx][0-9a-f]*\\)[@:].*/\\1/p'); do
        ip link del "$link" || true
      done
      drop() {
        while iptables -w 5 -t "$1" -C "$2" -j "$3" 2>/dev/null; do
          iptables -w 5 -t "$1" -D "$2" -j "$3"
        done
        if iptables -w 5 -t "$1" -n -L "$3" >/dev/null 2>&1; then
          iptables -w 5 -t "$1" -F "$3" && iptables -w 5 -t "$1" -X "$3"
        fi
      }
      drop filter FORWARD ATOLL-FORWARD
      drop nat POSTROUTING ATOLL-POSTROUTING
      """;

  private NetworkCleanup() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length != 2 || !arguments[0].equals("--ovs-rundir")) {
      System.err.println("usage: NetworkCleanup --ovs-rundir DIR");
      System.exit(2);
    }
    System.exit(run(List.of(), arguments[1]));
  }

  /**
   * @param prefix put before the command, to run it in another network namespace
   * @return the exit code; 0 if all is gone
   */
  public static int run(List<String> prefix, String runDirectory)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(List.of("sh", "-s", runDirectory));
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.INHERIT)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var input = process.getOutputStream()) {
      input.write(SCRIPT.getBytes(StandardCharsets.UTF_8));
    }
    return process.waitFor();
  }
}
