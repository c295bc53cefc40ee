package io.atoll.api.state.status;

import io.atoll.api.value.Cidr;
import org.jspecify.annotations.Nullable;

/**
 * An accepted network, under {@code status/network/<net>}; what nodes build from.
 *
 * @param vni the network's id in tunnels and flows, unique in the cluster; 0 if no document of it
 *     was ever accepted
 * @param range null exactly if {@code vni} is 0
 * @param seen modification revision of the user's document last judged; 0 for the built-in default
 * @param error why that document was refused; null if it was accepted
 */
public record NetworkStatus(
    int vni, @Nullable Cidr range, long seen, ApplicationStatus.@Nullable SpecError error) {}
