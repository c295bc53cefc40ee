package io.atoll.controller.node.network.host;

import io.atoll.api.value.Cidr;
import io.atoll.api.value.Ipv4;
import io.atoll.controller.node.network.MacAddress;
import io.atoll.controller.node.network.NetworkException;
import io.atoll.controller.node.network.NetworkException.Category;
import java.util.Collection;
import java.util.List;

/**
 * Carries out what was planned for the host. Blocks, idempotent, throws NetworkException; half done
 * work is done by the next try. Thread-safe: it keeps nothing.
 */
public final class LinuxHost {
  private static final int NO_PROCESS = 44;
  private final Commands commands;

  public LinuxHost(Commands commands) {
    this.commands = commands;
  }

  public HostState read() {
    return HostStateParser.parse(commands.script(HostStateParser.SCRIPT));
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

  /** A link whose other end is the container's {@code eth0}, still down; keeps one that exists. */
  public void createLink(String name, MacAddress mac, int pid) {
    inContainer(LinkScripts.create(name, mac, pid), pid);
  }

  /** Gives {@code eth0} its address and routes, and brings it up. */
  public void configure(Ipv4 address, Ipv4 gateway, int pid) {
    inContainer(LinkScripts.configure(address, gateway, pid), pid);
  }

  public void removeLink(String name) {
    commands.script(LinkScripts.remove(name));
  }

  private void inContainer(String script, int pid) {
    Commands.Result result =
        commands.attempt(LinkScripts.onlyWhileAlive(pid, NO_PROCESS) + script, LinkScripts.SHELL);
    if (result.code() == NO_PROCESS) {
      throw new NetworkException(
          Category.NO_SUCH_PROCESS, "process " + pid + " ended before it was joined", null);
    }
    if (result.code() != 0) {
      throw new NetworkException(
          Category.INTERNAL,
          "joining process " + pid + " failed: " + result.output().strip(),
          null);
    }
  }
}
