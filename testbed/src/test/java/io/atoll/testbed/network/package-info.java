/** The network on a real Open vSwitch, in namespaces that stand for hosts and containers. */
@NullMarked
package io.atoll.testbed.network;

import org.jspecify.annotations.NullMarked;
