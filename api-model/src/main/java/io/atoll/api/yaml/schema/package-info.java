/**
 * A small language to describe what a document may hold. One description serves to decode, to
 * validate, to suggest names, to write the reference of fields and to hash a template.
 *
 * <p>Knows no kind of Atoll's. Imported by {@code io.atoll.api.yaml.kinds}, and by tests of the
 * documentation. Shapes and fields are immutable; a {@link io.atoll.api.yaml.schema.Values} belongs
 * to the thread that decodes.
 */
@NullMarked
package io.atoll.api.yaml.schema;

import org.jspecify.annotations.NullMarked;
