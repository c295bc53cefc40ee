package io.atoll.api.state;

import com.google.common.collect.ImmutableList;
import java.util.List;

/**
 * Which cluster this is, under {@code /atoll/cluster}.
 *
 * @param id random, made once
 * @param epoch raised by every {@code atoll cluster adopt}
 * @param adopts ids of clusters whose nodes a person told to follow this one
 * @param leastVersion the oldest Atoll that may join
 */
public record Cluster(String id, int epoch, List<String> adopts, String leastVersion) {
  public Cluster {
    adopts = ImmutableList.copyOf(adopts);
  }
}
