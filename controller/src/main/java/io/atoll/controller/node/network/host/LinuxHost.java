package io.atoll.controller.node.network.host;

import io.atoll.api.value.Cidr;
import io.atoll.api.value.Ipv4;
import io.atoll.controller.node.network.MacAddress;
import io.atoll.controller.node.network.NetworkException;
import io.atoll.controller.node.network.NetworkException.Category;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/**
 * Carries out what was planned for the host. Blocks, idempotent, throws NetworkException; half done
 * work is done by the next try. Thread-safe: it keeps nothing.
 */
public final class LinuxHost {
  private static final int ATTEMPTS = 10;
  private final Commands commands;

  public LinuxHost(Commands commands) {
    this.commands = commands;
  }

  /** Reads again when links came or went meanwhile: the kernel then may leave some out. */
  public HostState read() {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      String output = commands.script(HostStateParser.SCRIPT);
      if (!output.contains(HostStateParser.INCONSISTENT)) {
        return HostStateParser.parse(output);
      }
    }
    throw new NetworkException(
        Category.UNAVAILABLE, "this host's links change faster than they can be read", null);
  }

  public void apply(String script) {
    if (!script.isEmpty()) {
      commands.script(script);
    }
  }

  public void firewall(Collection<Cidr> ranges) {
    String saved = commands.run("", List.of("iptables-save"));
    String input = FirewallPlanner.plan(ranges, saved);
    if (!input.isEmpty()) {
      commands.run(input, List.of("iptables-restore", "--noflush", "-w", "5"));
    }
  }

  /** Whether the kernel itself can switch for Open vSwitch. */
  public boolean hasKernelDatapath() {
    return commands.attempt("", List.of("genl", "ctrl", "get", "name", "ovs_datapath")).code() == 0;
  }

  /**
   * Starts to join a container under an address.
   *
   * @param name of the host's end of the link; one that exists is kept
   */
  public Joining join(String name, Ipv4 address, int pid) {
    MacAddress mac = MacAddress.ofWorker(address);
    String script = LinkScripts.join(name, mac, pid);
    Conversation program = commands.converse(List.of("sh", "-e", "-c", script));
    program.say(LinkScripts.prepare(address));
    return new Joining(program, mac, pid);
  }

  /**
   * Whether a joined process has its routes, the last that {@link Joining#open} gives it; also true
   * of one that has ended, which needs none.
   */
  public boolean opened(int pid) {
    try {
      return Files.readAllLines(Path.of("/proc/" + pid + "/net/route")).stream()
          .anyMatch(line -> line.startsWith("eth0\t00000000\t"));
    } catch (IOException ended) {
      return true;
    }
  }

  public void removeLink(String name) {
    commands.script(LinkScripts.remove(name));
  }
}
