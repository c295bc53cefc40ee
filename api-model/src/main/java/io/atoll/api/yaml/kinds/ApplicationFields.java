package io.atoll.api.yaml.kinds;

import io.atoll.api.application.Application;
import io.atoll.api.application.Application.Identity;
import io.atoll.api.application.Application.OnLoss;
import io.atoll.api.application.Application.Spec;
import io.atoll.api.yaml.schema.Field;
import io.atoll.api.yaml.schema.ObjectShape;
import io.atoll.api.yaml.schema.Values;
import org.jspecify.annotations.Nullable;

/** The Application kind. */
public final class ApplicationFields {
  public static final String KIND = "Application";

  static final ObjectShape<Spec> SPEC_SHAPE =
      ObjectShape.of(
              "a spec",
              SpecFields.IMAGE,
              SpecFields.COMMAND,
              SpecFields.ARGS,
              SpecFields.ENV,
              SpecFields.WORKDIR,
              SpecFields.USER,
              SpecFields.FILES,
              SpecFields.REPLICAS,
              SpecFields.AUTOSCALE,
              SpecFields.RESOURCES,
              SpecFields.PORTS,
              SpecFields.HEALTH,
              SpecFields.ROUTES,
              SpecFields.NETWORK,
              SpecFields.VOLUMES,
              SpecFields.PLACEMENT,
              SpecFields.MODE,
              SpecFields.IDENTITY,
              SpecFields.ON_LOSS,
              SpecFields.DEPENDS_ON,
              SpecFields.UPDATE,
              SpecFields.RESTART,
              SpecFields.STOP)
          .reserve("init", "registryCredentials", "devices")
          .check(SpecRules::oneCount)
          .check(SpecRules::noCountIfGlobal, SpecFields.MODE)
          .check(RouteRules::routesNamePorts, SpecFields.PORTS, SpecFields.ROUTES)
          .check(RouteRules::oneCertificateAHost, SpecFields.ROUTES)
          .check(ProbeRules::probesNamePorts, SpecFields.PORTS, SpecFields.HEALTH)
          .check(MountRules::check, SpecFields.FILES, SpecFields.VOLUMES)
          .build(ApplicationFields::spec);

  private static final Field<Spec> SPEC =
      Field.required("spec", SPEC_SHAPE, "What to run, and how.");

  public static final ObjectShape<Application> SHAPE =
      ObjectShape.of("an Application", Head.API_VERSION, Head.kind(KIND), Head.METADATA, SPEC)
          .check(values -> SpecRules.notItself(values, SPEC), Head.METADATA, SPEC)
          .build(v -> new Application(v.get(Head.METADATA), v.get(SPEC)));

  private ApplicationFields() {}

  private static Spec spec(Values v) {
    return new Spec(
        v.get(SpecFields.IMAGE),
        v.get(SpecFields.COMMAND),
        v.get(SpecFields.ARGS),
        v.get(SpecFields.ENV),
        v.find(SpecFields.WORKDIR),
        v.find(SpecFields.USER),
        v.get(SpecFields.FILES),
        replicas(v),
        v.find(SpecFields.AUTOSCALE),
        v.get(SpecFields.RESOURCES),
        v.get(SpecFields.PORTS),
        v.get(SpecFields.HEALTH),
        v.get(SpecFields.ROUTES),
        v.get(SpecFields.NETWORK),
        v.get(SpecFields.VOLUMES),
        v.get(SpecFields.PLACEMENT),
        v.get(SpecFields.MODE),
        v.get(SpecFields.IDENTITY),
        onLoss(v),
        v.get(SpecFields.DEPENDS_ON),
        v.get(SpecFields.UPDATE),
        v.get(SpecFields.RESTART),
        v.get(SpecFields.STOP));
  }

  private static @Nullable Integer replicas(Values values) {
    @Nullable Integer written = values.find(SpecFields.REPLICAS);
    if (values.isWritten(SpecFields.AUTOSCALE)) {
      return null;
    }
    return written == null ? Integer.valueOf(1) : written;
  }

  private static OnLoss onLoss(Values values) {
    @Nullable OnLoss written = values.find(SpecFields.ON_LOSS);
    if (written != null) {
      return written;
    }
    return values.get(SpecFields.IDENTITY) == Identity.STABLE ? OnLoss.HOLD : OnLoss.REPLACE;
  }
}
