package io.atoll.controller.node.network;

import io.atoll.api.value.Ipv4;

/**
 * Another node as the network sees it.
 *
 * @param address where tunnels to it end
 */
public record Peer(Ipv4 address, MacAddress router) {}
