package io.atoll.api.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which source applied a document of a user's, under {@code owners/<kind>/<name>}.
 *
 * @param source the name of a folder that is kept in sync, such as {@code n1:/srv/apps}
 * @param hash SHA-256 of the stored text, in hexadecimal
 * @param commit of the Git work tree that the source was at; null if it is none
 */
public record Ownership(String source, String hash, Instant at, @Nullable String commit) {}
