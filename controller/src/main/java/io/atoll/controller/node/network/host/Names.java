package io.atoll.controller.node.network.host;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;

/** Names of Atoll's links, which the kernel allows 15 characters. */
public final class Names {
  public static final String BRIDGE = "atoll0";
  public static final String GATEWAY = "atollg";
  public static final String TUNNEL = "atollx";
  public static final String WORKER = "atollv";

  private static final int HEX_DIGITS = 9;

  private Names() {}

  public static String gateway(int vni) {
    return GATEWAY + vni;
  }

  public static String tunnel(int vni) {
    return TUNNEL + vni;
  }

  /**
   * The link of one attempt. Instances are random and never come again, so no name does: the switch
   * would leave a link that comes back under its old name dead.
   */
  public static String worker(String instance) {
    String digest = Hashing.sha256().hashString(instance, StandardCharsets.UTF_8).toString();
    return WORKER + digest.substring(0, HEX_DIGITS);
  }
}
