/** The commands that read manifests: from files, from folders, from standard input. */
@NullMarked
package io.atoll.cli.command.manifests;

import org.jspecify.annotations.NullMarked;
