package io.atoll.cli.run;

import com.google.common.base.Splitter;
import io.atoll.cli.outcome.CommandFailure;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code -p} and {@code --expose}. A published TCP port is a route that every proxy listens on, as
 * Swarm's ingress; UDP, and {@code mode=host}, is a port of the worker's own host.
 */
public final class Ports {
  private static final Pattern SHORT = Pattern.compile("(?:([0-9]+):)?([0-9]+)(?:/(tcp|udp))?");
  private static final Map<Integer, String> KNOWN =
      Map.of(80, "http", 8080, "http", 8000, "http", 3000, "http", 443, "https", 8443, "https");
  private final Sheet sheet;
  private final Map<String, String> names = new HashMap<>();
  private final Set<String> taken = new HashSet<>();
  private final Set<String> listed = new HashSet<>();

  public Ports(Sheet sheet) {
    this.sheet = sheet;
  }

  public void expose(String text) {
    add(text, "--expose " + text);
  }

  public void publish(String text) {
    add(text, "-p " + text);
  }

  private void add(String text, String option) {
    Map<String, String> form =
        text.contains("=") ? longForm(text, option) : shortForm(text, option);
    int target = Integer.parseInt(form.getOrDefault("target", "0"));
    String protocol = form.getOrDefault("protocol", "tcp");
    boolean onHost = protocol.equals("udp") || form.getOrDefault("mode", "").equals("host");
    Map<String, Object> port = new LinkedHashMap<>();
    port.put("name", name(target, protocol));
    port.put("port", target);
    if (protocol.equals("udp")) {
      port.put("protocol", protocol);
    }
    String published = form.get("published");
    if (published != null && onHost) {
      port.put("hostPort", Integer.valueOf(published));
    }
    if (listed.add(target + protocol)) {
      sheet.add("spec.ports", port, option);
    }
    if (published != null && !onHost) {
      Map<String, Object> route = new LinkedHashMap<>();
      route.put("listen", Integer.valueOf(published));
      route.put("port", name(target, protocol));
      sheet.add("spec.routes", route, option);
    }
  }

  private static Map<String, String> shortForm(String text, String option) {
    Matcher form = SHORT.matcher(text);
    if (!form.matches()) {
      throw CommandFailure.usage(
          option
              + ": write PORT, HOST:PORT or HOST:PORT/udp; addresses and ranges of ports cannot be"
              + " chosen");
    }
    Map<String, String> fields = new HashMap<>(Map.of("target", form.group(2)));
    if (form.group(1) != null) {
      fields.put("published", form.group(1));
    }
    if (form.group(3) != null) {
      fields.put("protocol", form.group(3));
    }
    return checked(fields, option);
  }

  private static Map<String, String> longForm(String text, String option) {
    try {
      Map<String, String> fields =
          Splitter.on(',').trimResults().withKeyValueSeparator('=').split(text);
      if (fields.containsKey("target")) {
        return checked(fields, option);
      }
    } catch (IllegalArgumentException e) {
      throw CommandFailure.usage(option + ": " + e.getMessage());
    }
    throw CommandFailure.usage(option + ": write published=8080,target=80");
  }

  private static Map<String, String> checked(Map<String, String> fields, String option) {
    for (String field : List.of("target", "published")) {
      String number = fields.getOrDefault(field, "1");
      if (!number.matches("[0-9]{1,5}")) {
        throw CommandFailure.usage(option + ": '" + number + "' is no port");
      }
    }
    return fields;
  }

  /** One that a person would choose, and one that no other port has. */
  private String name(int target, String protocol) {
    String known = names.get(target + protocol);
    if (known != null) {
      return known;
    }
    String usual = KNOWN.getOrDefault(target, "port-" + target);
    String free = taken.contains(usual) ? "port-" + target : usual;
    String name = taken.contains(free) ? free + "-" + protocol : free;
    taken.add(name);
    names.put(target + protocol, name);
    return name;
  }
}
