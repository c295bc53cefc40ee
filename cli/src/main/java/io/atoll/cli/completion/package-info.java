/** What may be typed next: words of commands and names of what is stored. One thread. */
@NullMarked
package io.atoll.cli.completion;

import org.jspecify.annotations.NullMarked;
