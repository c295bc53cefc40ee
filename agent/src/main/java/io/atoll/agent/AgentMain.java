package io.atoll.agent;

import io.atoll.agent.endpoint.RequestTally;
import io.atoll.agent.engine.Engine;
import io.atoll.agent.history.SampleFiles;
import io.atoll.agent.history.SampleService;
import io.atoll.agent.measuring.LocalWorkers;
import io.atoll.agent.measuring.Meter;
import io.atoll.agent.metrics.Collection;
import io.atoll.agent.metrics.MetricsService;
import io.atoll.agent.reporting.AgentLease;
import io.atoll.agent.reporting.ClusterIds;
import io.atoll.agent.reporting.ReportTally;
import io.atoll.agent.reporting.Reporter;
import io.atoll.agent.sampling.container.Cgroups;
import io.atoll.agent.sampling.container.ContainerFiles;
import io.atoll.agent.sampling.host.DiskSpace;
import io.atoll.agent.sampling.host.HostDetails;
import io.atoll.agent.sampling.host.HostFiles;
import io.atoll.agent.sampling.host.ProcessFiles;
import io.atoll.agent.serving.HostServices;
import io.atoll.agent.surge.Lookout;
import io.atoll.agent.surge.Rooms;
import io.atoll.agent.traffic.ProxySocket;
import io.atoll.agent.traffic.TrafficMeter;
import io.atoll.api.state.AgentPresence;
import io.atoll.api.store.Store;
import io.atoll.api.store.etcd.EtcdOptions;
import io.atoll.api.store.etcd.EtcdStore;
import io.atoll.api.yaml.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Starts an agent, which then runs until the process is asked to end. */
public final class AgentMain {
  private static final Logger log = LoggerFactory.getLogger(AgentMain.class);
  private static final int FAILURE = 1;
  private static final int USAGE = 2;

  private AgentMain() {}

  public static void main(String[] arguments) {
    LogSetup.apply();
    AgentOptions options = new AgentOptions();
    CommandLine command = new CommandLine(options);
    try {
      command.parseArgs(arguments);
      if (!CommandLine.printHelpIfRequested(command.getParseResult())) {
        start(options);
      }
    } catch (ParameterException | IllegalArgumentException e) {
      System.err.println("atoll agent: " + e.getMessage());
      System.exit(USAGE);
    }
  }

  private static void start(AgentOptions options) {
    Store store = new EtcdStore(EtcdOptions.of(options.endpoints));
    try {
      run(options, store);
    } catch (IOException e) {
      store.close();
      log.error("event=startFailed message=\"{}\"", e.getMessage());
      System.exit(FAILURE);
    }
  }

  private static void run(AgentOptions options, Store store) throws IOException {
    Files.createDirectories(options.data);
    ClusterIds clusters = new ClusterIds(store, options.data);
    clusters.refresh();
    Engine engine = new Engine(options.docker, clusters::known);
    LocalWorkers workers = new LocalWorkers(store, options.node);
    Cgroups cgroups = Cgroups.of(options.cgroupRoot, options.cgroupParent);
    ContainerFiles files = new ContainerFiles(cgroups, options.proc);
    RequestTally requests = new RequestTally();
    ReportTally reports = new ReportTally();
    SampleFiles samples = new SampleFiles(options.data.resolve("samples"));
    MetricsService metrics = metrics(options, workers, files, requests, reports);
    Hosting hosting =
        Hosting.start(
            options, HostServices.routes(engine, metrics, new SampleService(samples)), requests);
    AgentLease lease =
        new AgentLease(store, options.node, presence(options.node, hosting), reports);
    TrafficMeter traffic = traffic(options);
    Meter meter = new Meter(new HostFiles(options.proc), cgroups, files, traffic);
    Reporter reporter = new Reporter(store, options.node, lease, workers, meter, samples, reports);
    Lookout lookout = new Lookout(new Rooms(store), traffic);
    Agent agent =
        new Agent(lease, new ReportLoop(reporter, lookout, options.reportEvery), clusters);
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> stop(agent, hosting, store), "agent-stop"));
    agent.start();
    log.info(
        "event=started node={} endpoints={} url={}",
        options.node,
        options.endpoints,
        hosting.url());
  }

  private static MetricsService metrics(
      AgentOptions options,
      LocalWorkers workers,
      ContainerFiles files,
      RequestTally requests,
      ReportTally reports) {
    return new MetricsService(
        new Collection(
            options.node,
            version(),
            workers,
            new HostDetails(options.proc),
            new DiskSpace(options.data),
            files,
            new ProcessFiles(Path.of("/proc/self")),
            requests,
            reports),
        System::nanoTime);
  }

  private static @Nullable TrafficMeter traffic(AgentOptions options) {
    Path socket = options.proxySocket;
    return socket == null ? null : new TrafficMeter(new ProxySocket(socket), options.proxyLog);
  }

  private static String presence(String node, Hosting hosting) {
    return Documents.write(
        new AgentPresence(
            node,
            UUID.randomUUID().toString(),
            version(),
            Instant.now().truncatedTo(ChronoUnit.MILLIS),
            hosting.url().toString(),
            hosting.fingerprint(),
            hosting.token()));
  }

  private static String version() {
    String version = AgentMain.class.getPackage().getImplementationVersion();
    return version == null ? "unpackaged" : version;
  }

  private static void stop(Agent agent, Hosting hosting, Store store) {
    agent.close();
    hosting.close();
    store.close();
    log.info("event=stopped");
  }
}
