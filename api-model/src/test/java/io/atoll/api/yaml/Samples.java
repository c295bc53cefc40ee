package io.atoll.api.yaml;

import io.atoll.api.application.Application;
import io.atoll.api.application.Autoscale;
import io.atoll.api.application.Autoscale.Metric;
import io.atoll.api.application.FileOwner;
import io.atoll.api.application.Health;
import io.atoll.api.application.Placement;
import io.atoll.api.application.Resources;
import io.atoll.api.application.Restart;
import io.atoll.api.application.Route;
import io.atoll.api.application.Stop;
import io.atoll.api.application.Update;
import io.atoll.api.application.Volume;
import io.atoll.api.state.AgentPresence;
import io.atoll.api.state.Assignment;
import io.atoll.api.state.Cluster;
import io.atoll.api.state.Controls;
import io.atoll.api.state.EventRecord;
import io.atoll.api.state.NodeStats;
import io.atoll.api.state.Observation;
import io.atoll.api.state.Owner;
import io.atoll.api.state.Presence;
import io.atoll.api.state.ProbeReport;
import io.atoll.api.state.ProxyReport;
import io.atoll.api.state.Revision;
import io.atoll.api.state.RouteClaim;
import io.atoll.api.state.Scale;
import io.atoll.api.state.status.ApplicationStatus;
import io.atoll.api.state.status.BlobStatus;
import io.atoll.api.state.status.Condition;
import io.atoll.api.state.status.NetworkStatus;
import io.atoll.api.state.status.NodeStatus;
import io.atoll.api.state.status.Rollout;
import io.atoll.api.value.Cidr;
import io.atoll.api.value.CountOrPercent;
import io.atoll.api.value.Cpu;
import io.atoll.api.value.DataSize;
import io.atoll.api.value.Percent;
import io.atoll.api.value.StatusRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One of every document, with every field set and every sealed alternative present. */
final class Samples {
  static final Instant AT = Instant.parse("2026-03-01T12:00:00.123Z");
  static final Owner OWNER = new Owner("application", "shop", 41);
  static final Condition CONDITION =
      new Condition("Available", Condition.Status.TRUE, "AllReady", "3 of 3 are ready: fine", AT);
  static final ApplicationStatus.SpecError ERROR =
      new ApplicationStatus.SpecError(3, 5, "spec.ports[0].port", "'http' is not a number");

  static final Route ROUTE =
      new Route.Http(
          "shop.test",
          "/",
          "http",
          new Route.Tls("sha256:" + "0f".repeat(32), true),
          new Route.Auth("shop", Map.of("ann", "$6$salt$hash")),
          List.of(Cidr.parse("10.0.0.0/8")),
          new Route.RateLimit(100, Duration.ofSeconds(10)),
          Route.Balance.LEAST_CONNECTIONS,
          new Route.Sticky("worker"),
          new Route.Timeouts(Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofSeconds(90)));

  private Samples() {}

  static List<Record> all() {
    return List.of(
        revision(),
        new AgentPresence("n1", "a7f", "0.1.0", AT, "https://10.0.0.1:9470", "5f1d", "s3cret"),
        new ApplicationStatus(
            ApplicationStatus.Phase.ROLLING_BACK,
            41,
            2,
            50,
            44,
            3,
            1,
            0,
            List.of(CONDITION),
            ERROR,
            new Rollout(
                Rollout.State.ROLLING_BACK,
                2,
                2,
                3,
                AT,
                AT,
                1,
                2,
                1,
                "WorkerFailed",
                "shop-abcde on n1 ended with code 1",
                "shop-abcde",
                AT)),
        new Assignment(OWNER, 2, 0, "default", Assignment.Want.DRAIN, AT),
        new BlobStatus(61, AT),
        new Cluster("f00d", 2, List.of("0e12", "yes"), "0.1.0"),
        new Controls(5, new Controls.Basis(41, 44), true, AT, AT.plusSeconds(1)),
        new EventRecord(
            new EventRecord.Subject("application", "shop"),
            EventRecord.Severity.WARNING,
            "Refused",
            "line 3: 'x'\nline 4: \"y\"",
            2,
            AT,
            AT),
        new NetworkStatus(7, Cidr.parse("10.90.0.0/16"), 12, ERROR),
        new NodeStats(
            AT,
            new Cpu(1250),
            new DataSize(1L << 30),
            List.of(0.5, 1.0, 2.25),
            Map.of("shop-abcde", new NodeStats.WorkerStats(new Cpu(20), new DataSize(12345), 3)),
            4),
        new NodeStatus(NodeStatus.Phase.UNMANAGED, AT, AT, List.of(CONDITION)),
        new Observation(
            "shop-abcde",
            OWNER,
            2,
            3,
            "9e1",
            Observation.Phase.READY,
            "10.64.0.2",
            "0123456789ab",
            true,
            2,
            AT,
            new Observation.LastExit(137, 9, true, AT, "no\nroom\n"),
            "Started",
            "",
            "1e5",
            List.of(
                new ProbeReport(Health.Kind.READINESS, true, null, null),
                new ProbeReport(Health.Kind.LIVENESS, false, "HTTP 503", AT))),
        new Presence(
            "n1",
            "1e5",
            "b00t",
            "198.51.100.11",
            "02:00:00:00:00:01",
            List.of("manager", "node"),
            new Cpu(2000),
            new DataSize(24L << 30),
            "0.1.0",
            "f00d",
            AT,
            "the cluster's id is another"),
        new ProxyReport(
            "1e5",
            77,
            Map.of("shop-abcde", 3),
            List.of(new ProxyReport.Problem("shop", "9000", "PortTaken", "another has it"))),
        new RouteClaim(OWNER, ROUTE, AT),
        new Scale(
            41,
            3,
            AT,
            "cpu",
            Map.of("cpu", "75%"),
            4,
            List.of("max"),
            List.of(new Scale.Decision(2, AT, "cpu"))));
  }

  static Revision revision() {
    return new Revision(
        41, 2, "0123456789e1", 44, 41, AT, new Application(metadata(), spec()), "kind: x # y\n");
  }

  private static Application.Metadata metadata() {
    return new Application.Metadata("shop", Map.of("tier", "front"));
  }

  private static Application.Spec spec() {
    return new Application.Spec(
        "shop:1.4",
        List.of("/app/run.sh"),
        List.of("--port", "8080", "", "a: b # c", " x", "true", "line 1\nline 2\n"),
        Map.of("MODE", "0x1F"),
        "/app",
        "1000:1000",
        List.of(
            new Application.File("/app/run.sh", "./run.sh", null, 0755, new FileOwner(1000, 100)),
            new Application.File("/etc/motd", null, "hello\n", 0644, FileOwner.ROOT)),
        null,
        autoscale(),
        new Resources(
            new Resources.CpuShare(new Cpu(250), new Cpu(500)),
            new Resources.Memory(new DataSize(128 << 20), new DataSize(256 << 20)),
            200),
        List.of(new Application.Port("http", 8080, Application.Protocol.TCP, 80)),
        health(),
        List.of(ROUTE, new Route.Http("*", "/", "http"), new Route.Tcp(9000, "http")),
        "default",
        List.of(
            new Volume.Named("data", "/data", true, false),
            new Volume.Host("/srv/ro", "/ro", true),
            new Volume.Tmpfs(new DataSize(64 << 20), "/tmp")),
        new Placement(
            List.of(
                Placement.Constraint.parse("node.labels.disk == ssd"),
                Placement.Constraint.parse("node.name != n3")),
            List.of("node"),
            4,
            List.of("producer")),
        Application.Mode.REPLICATED,
        Application.Identity.STABLE,
        Application.OnLoss.REPLACE,
        List.of("db"),
        new Update(
            CountOrPercent.parse("25%"),
            CountOrPercent.parse("1"),
            Duration.ofSeconds(5),
            Duration.ZERO,
            Duration.ofMinutes(5),
            Update.OnFailure.ROLLBACK),
        new Restart(Restart.Policy.ON_FAILURE, Duration.ofSeconds(1), Duration.ofMinutes(1)),
        new Stop("SIGTERM", Duration.ofSeconds(30), Duration.ofMillis(1500)));
  }

  private static Autoscale autoscale() {
    return new Autoscale(
        2,
        20,
        List.of(
            new Metric.RequestsPerSecond(50),
            new Metric.CpuUse(new Percent(60)),
            new Metric.MemoryUse(new Percent(80)),
            new Metric.Latency(95, Duration.ofMillis(200))),
        new Autoscale.Behavior(
            Duration.ZERO,
            List.of(Autoscale.Limit.parse("100%/15s"), Autoscale.Limit.parse("4/15s"))),
        new Autoscale.Behavior(Duration.ofMinutes(2), List.of()));
  }

  private static Health health() {
    Duration second = Duration.ofSeconds(1);
    return new Health(
        new Health.Probe(
            new Health.Check.Http(
                "/healthz", "http", List.of(StatusRange.parse("204")), Map.of("Host", "shop.test")),
            second,
            second,
            30),
        new Health.Probe(new Health.Check.Tcp("http"), second, second, 2),
        new Health.Probe(new Health.Check.Exec(List.of("true", "-x")), second, second, 3));
  }
}
