package io.atoll.api.application;

import io.atoll.api.value.CountOrPercent;
import java.time.Duration;

public record Update(
    CountOrPercent maxSurge,
    CountOrPercent maxUnavailable,
    Duration minReady,
    Duration delay,
    Duration deadline,
    OnFailure onFailure) {
  public enum OnFailure {
    ROLLBACK,
    PAUSE
  }
}
