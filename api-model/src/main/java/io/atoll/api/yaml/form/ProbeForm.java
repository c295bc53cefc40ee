package io.atoll.api.yaml.form;

import io.atoll.api.application.Health;
import io.atoll.api.application.Health.Check;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

record ProbeForm(
    Check.@Nullable Http http,
    Check.@Nullable Tcp tcp,
    @Nullable List<String> exec,
    Duration period,
    Duration timeout,
    int failures) {
  static ProbeForm of(Health.Probe probe) {
    return switch (probe.check()) {
      case Check.Http http -> of(probe, http, null, null);
      case Check.Tcp tcp -> of(probe, null, tcp, null);
      case Check.Exec exec -> of(probe, null, null, exec.command());
    };
  }

  private static ProbeForm of(
      Health.Probe probe,
      Check.@Nullable Http http,
      Check.@Nullable Tcp tcp,
      @Nullable List<String> exec) {
    return new ProbeForm(http, tcp, exec, probe.period(), probe.timeout(), probe.failures());
  }

  Health.Probe value() {
    return new Health.Probe(check(), period, timeout, failures);
  }

  private Check check() {
    if (http != null) {
      return http;
    }
    if (tcp != null) {
      return tcp;
    }
    if (exec != null && !exec.isEmpty()) {
      return new Check.Exec(exec);
    }
    throw new IllegalArgumentException("a probe has one of http, tcp and exec");
  }
}
