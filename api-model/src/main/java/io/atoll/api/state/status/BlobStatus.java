package io.atoll.api.state.status;

import java.time.Instant;

/**
 * A content in the store that no document refers to.
 *
 * @param revision modification revision of its first chunk; another one means that it was sent
 *     again, and that the time counts anew
 * @param unusedSince when nothing referred to it for the first time
 */
public record BlobStatus(long revision, Instant unusedSince) {}
