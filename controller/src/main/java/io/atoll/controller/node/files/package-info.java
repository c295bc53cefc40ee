/**
 * What is put into a worker's container before it starts: files of its application, fetched from
 * the store into a cache on this host's disk, and volumes.
 *
 * <p>Used by {@code worker} alone. Blocks; thread-safe.
 */
@NullMarked
package io.atoll.controller.node.files;

import org.jspecify.annotations.NullMarked;
