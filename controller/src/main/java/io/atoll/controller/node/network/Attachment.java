package io.atoll.controller.node.network;

import io.atoll.api.value.Ipv4;

/**
 * One attempt of a worker, to be joined to a network.
 *
 * @param instance random id of the attempt; names its link, so that no name is used twice
 * @param pid a process in the container's network namespace
 */
public record Attachment(String worker, String instance, String network, Ipv4 address, int pid) {}
