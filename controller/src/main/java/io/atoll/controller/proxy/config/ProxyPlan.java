package io.atoll.controller.proxy.config;

import com.google.common.collect.ImmutableList;
import io.atoll.api.state.ProxyReport.Problem;
import java.util.List;

/**
 * @param problems of routes that were left out
 */
public record ProxyPlan(Picture picture, List<Problem> problems) {
  public ProxyPlan {
    problems = ImmutableList.copyOf(problems);
  }
}
