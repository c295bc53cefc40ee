package io.atoll.controller.node.network.host;

import io.atoll.api.value.Cidr;
import io.atoll.api.value.Ipv4;
import io.atoll.controller.node.network.MacAddress;
import java.util.Collection;
import java.util.List;

/**
 * Carries out what was planned for the host. Blocks, idempotent, throws NetworkException; half done
 * work is done by the next try. Thread-safe: it keeps nothing.
 */
public final class LinuxHost {
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

  /**
   * Starts to join a container under an address.
   *
   * @param name of the host's end of the link; one that exists is kept
   */
  public Joining join(String name, Ipv4 address, int pid) {
    String script = LinkScripts.join(name, MacAddress.ofWorker(address), pid);
    Conversation program = commands.converse(List.of("sh", "-e", "-c", script));
    program.say(LinkScripts.prepare(address));
    return new Joining(program, pid);
  }

  public void removeLink(String name) {
    commands.script(LinkScripts.remove(name));
  }
}
