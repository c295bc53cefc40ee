package io.atoll.controller.proxy;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.atoll.api.application.Route;
import io.atoll.api.state.Endpoints.Endpoint;
import io.atoll.api.state.ProxyReport.Problem;
import io.atoll.api.store.StoreException;
import io.atoll.controller.cluster.Membership;
import io.atoll.controller.proxy.config.Ground;
import io.atoll.controller.proxy.config.Picture;
import io.atoll.controller.proxy.config.Places;
import io.atoll.controller.proxy.config.ProxyPlan;
import io.atoll.controller.proxy.config.ProxyPlanner;
import io.atoll.controller.proxy.config.Traffic;
import io.atoll.controller.proxy.haproxy.Applied;
import io.atoll.controller.proxy.haproxy.Proxy;
import io.atoll.controller.proxy.haproxy.ProxyException;
import io.atoll.controller.runtime.Outcome;
import io.atoll.controller.runtime.Reconciler;
import io.atoll.controller.runtime.cache.Relisting;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes the proxy follow routes and endpoints, by the key {@link #PICTURE}, and tells how far those
 * are who drain, by the key {@link #SESSIONS}. While this host is held, and while etcd is away, the
 * proxy stays as it was, and is started again as it was.
 */
final class ProxyReconciler implements Reconciler {
  static final String PICTURE = "picture";
  static final String SESSIONS = "sessions";

  private static final Duration SOON = Duration.ofMillis(200);
  private static final Duration WHILE_DRAINING = Duration.ofMillis(100);
  private static final Duration WHILE_SOMETHING_IS_WRONG = Duration.ofSeconds(10);

  private final TrafficReader reader;
  private final Relisting heard;
  private final Membership membership;
  private final Places places;
  private final Certificates certificates;
  private final Proxy proxy;
  private final ProxyReporter reporter;
  private final Runnable lookAtSessions;

  /** The last picture of which this host was told that it may follow it. */
  private @Nullable Picture followed;

  private volatile @Nullable String problem = "HAProxy was not looked after yet";

  ProxyReconciler(
      TrafficReader reader,
      Relisting heard,
      Membership membership,
      Places places,
      Certificates certificates,
      Proxy proxy,
      ProxyReporter reporter,
      Runnable lookAtSessions) {
    this.reader = reader;
    this.heard = heard;
    this.membership = membership;
    this.places = places;
    this.certificates = certificates;
    this.proxy = proxy;
    this.reporter = reporter;
    this.lookAtSessions = lookAtSessions;
  }

  /** Why the proxy as a whole is not as it should be; any thread may ask. */
  Optional<String> problem() {
    return Optional.ofNullable(problem);
  }

  @Override
  public Outcome reconcile(String key) throws InterruptedException {
    try {
      return key.equals(SESSIONS) ? report() : follow();
    } catch (ProxyException e) {
      return failed("Haproxy", String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return failed("Disk", "the proxy's files: " + e);
    }
  }

  private Outcome failed(String category, String message) {
    problem = "proxy: " + message;
    return Outcome.failed(category, message);
  }

  private Outcome follow() throws IOException, InterruptedException {
    if (membership.held().isPresent() || !heard.done()) {
      return Outcome.again(SOON);
    }
    long revision = reader.revision();
    Traffic traffic = reader.read();
    ProxyPlan plan = plan(traffic);
    Picture picture = plan.picture();
    // An emptied etcd is read by the caches before it is found out to be another.
    if (!picture.equals(followed) && !confirmed()) {
      return Outcome.again(SOON);
    }
    followed = picture;
    Applied applied = proxy.apply(picture);
    List<Problem> problems =
        ImmutableList.<Problem>builder()
            .addAll(whole(applied))
            .addAll(plan.problems())
            .addAll(reader.problems())
            .build();
    problem =
        problems.stream()
            .filter(it -> it.application().isEmpty())
            .map(it -> "proxy: " + it.message())
            .findFirst()
            .orElse(null);
    reporter.applied(revision, draining(traffic), problems);
    lookAtSessions.run();
    return next(applied, problems);
  }

  private ProxyPlan plan(Traffic traffic) throws IOException {
    Set<Integer> taken = proxy.taken(ProxyPlanner.ports(traffic, places));
    return ProxyPlanner.plan(
        traffic, new Ground(places, taken, certificates.look(sources(traffic))));
  }

  private boolean confirmed() {
    try {
      return membership.confirm();
    } catch (StoreException e) {
      // Asked again with the next look; until then what was followed last holds.
      return false;
    }
  }

  private Outcome next(Applied applied, List<Problem> problems) throws IOException {
    if (applied instanceof Applied.Done(boolean settled)) {
      certificates.forgetOthers();
      if (!settled) {
        return Outcome.again(SOON);
      }
    }
    return problems.isEmpty() ? Outcome.DONE : Outcome.again(WHILE_SOMETHING_IS_WRONG);
  }

  private Outcome report() {
    boolean ask = reporter.anyDrains() && proxy.running();
    reporter.report(ask ? proxy.sessions() : Map.of());
    return reporter.anyDrains() ? Outcome.again(WHILE_DRAINING) : Outcome.DONE;
  }

  private static List<Problem> whole(Applied applied) {
    return switch (applied) {
      case Applied.Done done -> List.of();
      case Applied.Refused(String message) ->
          List.of(new Problem("", "", "ConfigurationRefused", message));
      case Applied.Absent(String message) ->
          List.of(new Problem("", "", "HaproxyMissing", message));
    };
  }

  private static Set<String> sources(Traffic traffic) {
    return traffic.claims().stream()
        .flatMap(it ->
            it.route() instanceof Route.Http http ? Stream.ofNullable(http.tls()) : Stream.of())
        .map(Route.Tls::source)
        .collect(ImmutableSet.toImmutableSet());
  }

  private static Set<String> draining(Traffic traffic) {
    return traffic.endpoints().values().stream()
        .flatMap(it -> it.draining().stream())
        .map(Endpoint::worker)
        .collect(ImmutableSet.toImmutableSet());
  }
}
