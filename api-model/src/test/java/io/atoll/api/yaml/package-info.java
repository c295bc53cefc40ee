@NullMarked
package io.atoll.api.yaml;

import org.jspecify.annotations.NullMarked;
