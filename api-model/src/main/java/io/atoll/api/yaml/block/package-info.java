/**
 * The blocks of an Application's spec, such as {@code resources} or {@code update}: one class a
 * block, which knows no other part of the document.
 *
 * <p>Only {@code io.atoll.api.yaml.kinds} imports it. Everything in it is immutable.
 */
@NullMarked
package io.atoll.api.yaml.block;

import org.jspecify.annotations.NullMarked;
