package io.atoll.cli.cluster;

/**
 * The shape of {@code config.yaml}, as far as the command reads it.
 *
 * @param endpoints URLs, separated by commas
 */
record ConfigFile(String endpoints) {}
