/**
 * A round of usual commands against an etcd of pretence, which the build runs once so that the JVM
 * can keep what they load and link. No command uses it.
 */
@NullMarked
package io.atoll.cli.training;

import org.jspecify.annotations.NullMarked;
