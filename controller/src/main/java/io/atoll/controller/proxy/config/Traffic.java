package io.atoll.controller.proxy.config;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.atoll.api.application.Route;
import io.atoll.api.state.Endpoints;
import java.util.List;
import java.util.Map;

/**
 * What is to be proxied.
 *
 * @param endpoints by application, all slices together
 */
public record Traffic(List<Claim> claims, Map<String, Endpoints> endpoints) {
  public Traffic {
    claims = ImmutableList.copyOf(claims);
    endpoints = ImmutableMap.copyOf(endpoints);
  }

  /** An application's route. */
  public record Claim(String application, Route route) {}
}
