package io.atoll.cli.describe;

import io.atoll.api.application.Application;
import java.util.Collection;
import java.util.stream.Collectors;

/** An accepted document in short; values of the environment are nobody's business here. */
final class SpecSummary {
  private SpecSummary() {}

  static void describe(Page page, Application application) {
    Application.Spec spec = application.spec();
    page.field("Labels", joined(application.metadata().labels().entrySet()));
    page.field("Image", spec.image());
    page.field("Command", String.join(" ", spec.command()));
    page.field("Arguments", String.join(" ", spec.args()));
    page.field("Environment", String.join(", ", spec.env().keySet()));
    page.field("Network", spec.network());
    page.field("Ports", ports(spec));
    page.field("Requests", requests(spec));
    page.field("Placement", joined(spec.placement().constraints()));
  }

  private static String ports(Application.Spec spec) {
    return spec.ports().stream()
        .map(port -> port.name() + " " + port.port())
        .collect(Collectors.joining(", "));
  }

  private static String requests(Application.Spec spec) {
    return "cpu "
        + spec.resources().cpu().request()
        + ", memory "
        + spec.resources().memory().request();
  }

  private static String joined(Collection<?> values) {
    return values.stream().map(Object::toString).collect(Collectors.joining(", "));
  }
}
