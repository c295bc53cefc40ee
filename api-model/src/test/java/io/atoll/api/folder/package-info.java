@NullMarked
package io.atoll.api.folder;

import org.jspecify.annotations.NullMarked;
