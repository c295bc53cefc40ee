@NullMarked
package io.atoll.cli.view;

import org.jspecify.annotations.NullMarked;
