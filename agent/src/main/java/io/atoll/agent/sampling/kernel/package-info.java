/**
 * The kernel's text files: how they are read, and the numbers in them. {@code Figures} is pure;
 * {@link io.atoll.agent.sampling.kernel.KernelFile} is of one thread.
 */
@NullMarked
package io.atoll.agent.sampling.kernel;

import org.jspecify.annotations.NullMarked;
