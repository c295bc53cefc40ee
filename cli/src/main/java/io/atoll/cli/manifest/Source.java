package io.atoll.cli.manifest;

import io.atoll.api.store.Bytes;

/** A file as it was read, and the name to use for it in messages. */
public record Source(String name, Bytes content) {}
