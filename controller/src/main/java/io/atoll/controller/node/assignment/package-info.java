/**
 * What is wanted of each worker here: by etcd, or by the disk while etcd is silent.
 *
 * <p>Asks etcd past the caches before anything is ended. Thread-safe.
 */
@NullMarked
package io.atoll.controller.node.assignment;

import org.jspecify.annotations.NullMarked;
