@NullMarked
package io.atoll.cli.table;

import org.jspecify.annotations.NullMarked;
