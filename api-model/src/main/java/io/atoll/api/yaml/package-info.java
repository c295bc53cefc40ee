/** From text to values and back: strict for what users write, tolerant for what machines write. */
@NullMarked
package io.atoll.api.yaml;

import org.jspecify.annotations.NullMarked;
