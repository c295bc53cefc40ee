package io.atoll.controller.manager.blob;

import io.atoll.api.state.status.BlobStatus;
import io.atoll.api.value.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * What the store has of one content.
 *
 * @param chunks how many
 * @param revision modification revision of the first chunk; 0 if that one is not there
 * @param status null if there is none, or none that can be read
 * @param statusRevision modification revision of the status; 0 if there is none
 * @param referenced whether a document or a revision refers to it
 */
record BlobState(
    Sha256 hash,
    int chunks,
    long revision,
    @Nullable BlobStatus status,
    long statusRevision,
    boolean referenced) {}
