package io.atoll.controller.proxy.config;

import com.google.common.collect.ImmutableList;
import java.util.List;

/**
 * The workers of one application behind one port, for all routes with the same options.
 *
 * @param name {@code APPLICATION.PORT}, and a hash of the options if they are not the usual ones
 * @param application whose it is
 * @param port the application's, by name
 * @param http or plain TCP
 * @param sticky whether clients are kept at their worker by a cookie
 * @param lines what its section says, servers apart
 */
public record Backend(
    String name,
    String application,
    String port,
    boolean http,
    boolean sticky,
    List<String> lines) {
  public Backend {
    lines = ImmutableList.copyOf(lines);
  }
}
