package io.atoll.api.state;

/**
 * The object that something derives from.
 *
 * @param kind {@code application}
 * @param uid create revision of its key: a deleted and re-created object has another
 */
public record Owner(String kind, String name, long uid) {}
