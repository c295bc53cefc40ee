@NullMarked
package io.atoll.cli.logs;

import org.jspecify.annotations.NullMarked;
