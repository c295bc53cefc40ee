package io.atoll.cli.cluster;

import com.google.common.collect.ImmutableList;
import java.net.URI;
import java.util.List;

/**
 * @param origin where the endpoints were found, as a person would say it
 */
public record ClusterAddress(List<URI> endpoints, String origin) {
  public ClusterAddress {
    endpoints = ImmutableList.copyOf(endpoints);
  }

  @Override
  public String toString() {
    return String.join(", ", endpoints.stream().map(URI::toString).toList())
        + " (from "
        + origin
        + ")";
  }
}
