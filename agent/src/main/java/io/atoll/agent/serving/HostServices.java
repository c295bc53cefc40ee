package io.atoll.agent.serving;

import io.atoll.agent.endpoint.Refusal;
import io.atoll.agent.endpoint.Routes;
import io.atoll.agent.endpoint.Service;
import io.atoll.agent.engine.Engine;
import io.atoll.agent.engine.EngineException;

/** Which path leads to which service. */
public final class HostServices {
  private static final String WORKER = "/v1/workers/{worker}";

  private HostServices() {}

  /**
   * @param metrics answers with figures, and needs no engine
   * @param samples answers with those of the last hour, and needs no engine
   */
  public static Routes routes(Engine engine, Service metrics, Service samples) {
    Workers workers = new Workers(engine.containers());
    ArchiveService archive = new ArchiveService(workers, engine.containers());
    VolumeService volumes = new VolumeService(engine.volumes());
    return new Routes.Builder()
        .add("GET", WORKER + "/logs", guarded(new LogService(engine.containers())))
        .talk(WORKER + "/exec", new ExecService(workers, engine.execs()))
        .add("GET", WORKER + "/archive", guarded(archive::read))
        .add("HEAD", WORKER + "/archive", guarded(archive::stat))
        .add("PUT", WORKER + "/archive", guarded(archive::write))
        .add("GET", "/v1/volumes", guarded(volumes::list))
        .add("DELETE", "/v1/volumes/{volume}", guarded(volumes::remove))
        .add("GET", "/v1/samples", samples)
        .add("GET", "/metrics", metrics)
        .build();
  }

  /** What the engine refuses is refused with its own words. */
  private static Service guarded(Service service) {
    return exchange -> {
      try {
        service.serve(exchange);
      } catch (EngineException e) {
        throw new Refusal(e.status(), String.valueOf(e.getMessage()));
      }
    };
  }
}
