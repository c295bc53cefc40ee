package io.atoll.controller.node.network.ovsdb;

import com.google.common.collect.ImmutableMap;
import java.util.Map;

/**
 * A port of the bridge with its one interface.
 *
 * @param number OpenFlow's port number; 0 while the switch has not opened it or could not
 */
public record OvsPort(String uuid, String name, int number, Map<String, String> externalIds) {
  public OvsPort {
    externalIds = ImmutableMap.copyOf(externalIds);
  }

  public boolean open() {
    return number > 0;
  }
}
