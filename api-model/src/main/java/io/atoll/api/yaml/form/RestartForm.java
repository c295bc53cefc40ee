package io.atoll.api.yaml.form;

import io.atoll.api.application.Restart;
import java.time.Duration;

record RestartForm(Restart.Policy policy, Backoff backoff) {
  record Backoff(Duration initial, Duration max) {}

  static RestartForm of(Restart restart) {
    return new RestartForm(restart.policy(), new Backoff(restart.initial(), restart.max()));
  }

  Restart value() {
    return new Restart(policy, backoff.initial(), backoff.max());
  }
}
