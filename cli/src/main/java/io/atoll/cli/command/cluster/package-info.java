/** The commands that look after the cluster itself: its nodes, its networks, its identity. */
@NullMarked
package io.atoll.cli.command.cluster;

import org.jspecify.annotations.NullMarked;
