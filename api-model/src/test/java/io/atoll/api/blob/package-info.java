@NullMarked
package io.atoll.api.blob;

import org.jspecify.annotations.NullMarked;
