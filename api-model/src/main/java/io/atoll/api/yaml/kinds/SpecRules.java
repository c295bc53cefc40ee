package io.atoll.api.yaml.kinds;

import io.atoll.api.application.Application;
import io.atoll.api.application.Application.Mode;
import io.atoll.api.yaml.schema.Field;
import io.atoll.api.yaml.schema.Values;
import java.util.List;

/** What the fields of a spec must be to each other. */
final class SpecRules {
  private SpecRules() {}

  static void oneCount(Values values) {
    if (values.isWritten(SpecFields.REPLICAS) && values.isWritten(SpecFields.AUTOSCALE)) {
      values.reject(SpecFields.REPLICAS, "cannot be given together with autoscale; remove one");
    }
  }

  static void noCountIfGlobal(Values values) {
    if (values.get(SpecFields.MODE) != Mode.GLOBAL) {
      return;
    }
    for (Field<?> count : List.of(SpecFields.REPLICAS, SpecFields.AUTOSCALE)) {
      if (values.isWritten(count)) {
        values.reject(count, "has no meaning with mode: global, one worker on every node");
      }
    }
  }

  static void notItself(Values values, Field<Application.Spec> spec) {
    String name = values.get(Head.METADATA).name();
    if (values.get(spec).dependsOn().contains(name)) {
      values.rejectInside(spec, "dependsOn", "an application cannot depend on itself");
    }
    if (values.get(spec).placement().near().contains(name)) {
      values.rejectInside(spec, "placement.near", "an application cannot be near itself");
    }
  }
}
