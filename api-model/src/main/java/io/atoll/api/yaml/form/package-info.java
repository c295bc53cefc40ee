/**
 * The shapes in which machines write what users write too, where that is not the shape of the
 * record: one class a type, read and written by Jackson.
 *
 * <p>Only {@code io.atoll.api.yaml.machine} imports it. Everything in it is immutable.
 */
@NullMarked
package io.atoll.api.yaml.form;

import org.jspecify.annotations.NullMarked;
