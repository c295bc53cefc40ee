package io.atoll.testbed.simulation.world;

import com.google.common.collect.ImmutableSet;
import java.util.Set;

/**
 * A change of those whom a host's proxy sends anything new.
 *
 * @param before workers that got something new before
 */
public record ProxyCall(ControllerProcess process, Set<String> before) {
  public ProxyCall {
    before = ImmutableSet.copyOf(before);
  }
}
