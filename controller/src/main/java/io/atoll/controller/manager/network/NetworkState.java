package io.atoll.controller.manager.network;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.atoll.api.cluster.Network;
import io.atoll.api.state.status.ApplicationStatus.SpecError;
import io.atoll.api.state.status.NetworkStatus;
import io.atoll.api.value.Cidr;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What stands of one network name.
 *
 * @param request what users ask for; null if nothing
 * @param status what the manager last said; null for nothing
 * @param vnis ids in use, with the network of each
 * @param others ranges of the other accepted networks, by name
 * @param users applications with workers in it
 */
public record NetworkState(
    String name,
    @Nullable Request request,
    @Nullable NetworkStatus status,
    Map<Integer, String> vnis,
    Map<String, Cidr> others,
    Set<String> users) {
  public NetworkState {
    vnis = ImmutableMap.copyOf(vnis);
    others = ImmutableMap.copyOf(others);
    users = ImmutableSet.copyOf(users);
  }

  /** What users ask for. */
  public sealed interface Request {
    /** Modification revision of the document; 0 for the built-in default. */
    long seen();

    record Valid(Network network, long seen) implements Request {}

    record Invalid(SpecError error, long seen) implements Request {}
  }
}
