/**
 * How many workers an autoscaled application should have: figures in, a decision with its reasons
 * out. The rules are those of Kubernetes' HPA v2 where they are good, and differ where its users
 * complain; {@code docs/autoscaling.md} tells both.
 *
 * <p>Pure: no clock, no store; what has to be remembered is a value that goes in and comes out. The
 * simulation and the replay of traces in the testbed use it as the manager does.
 */
@NullMarked
package io.atoll.controller.manager.autoscale;

import org.jspecify.annotations.NullMarked;
