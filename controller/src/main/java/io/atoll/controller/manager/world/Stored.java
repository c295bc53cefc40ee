package io.atoll.controller.manager.world;

/** A document with the place where it stands in the store. */
public record Stored<T>(String key, T value, String text, long createRevision, long modRevision) {}
