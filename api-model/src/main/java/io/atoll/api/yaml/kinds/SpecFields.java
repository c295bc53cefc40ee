package io.atoll.api.yaml.kinds;

import io.atoll.api.application.Application;
import io.atoll.api.application.Autoscale;
import io.atoll.api.application.Health;
import io.atoll.api.application.Placement;
import io.atoll.api.application.Resources;
import io.atoll.api.application.Restart;
import io.atoll.api.application.Route;
import io.atoll.api.application.Stop;
import io.atoll.api.application.Update;
import io.atoll.api.application.Volume;
import io.atoll.api.yaml.block.AutoscaleFields;
import io.atoll.api.yaml.block.FileFields;
import io.atoll.api.yaml.block.HealthFields;
import io.atoll.api.yaml.block.LifeFields;
import io.atoll.api.yaml.block.PlacementFields;
import io.atoll.api.yaml.block.PortFields;
import io.atoll.api.yaml.block.ResourcesFields;
import io.atoll.api.yaml.block.RouteFields;
import io.atoll.api.yaml.block.UpdateFields;
import io.atoll.api.yaml.block.VolumeFields;
import io.atoll.api.yaml.leaf.ContainerLeaves;
import io.atoll.api.yaml.leaf.Leaves;
import io.atoll.api.yaml.schema.Field;
import io.atoll.api.yaml.schema.ListShape;
import io.atoll.api.yaml.schema.MapShape;
import java.util.List;
import java.util.Map;

/** The fields of an Application's spec, in the order of its documentation. */
final class SpecFields {
  private static final ListShape<String> WORDS = ListShape.of("a list of texts", Leaves.TEXT);
  private static final ListShape<String> APPLICATIONS =
      ListShape.of("a list of applications", Leaves.NAME).distinct(name -> "'" + name + "'");

  static final Field<String> IMAGE =
      Field.required("image", ContainerLeaves.IMAGE, "The container image to run.");
  static final Field<List<String>> COMMAND =
      Field.defaulting("command", WORDS, "[]", "Replaces the image's entrypoint.");
  static final Field<List<String>> ARGS =
      Field.defaulting("args", WORDS, "[]", "Arguments; replaces the image's command.");
  static final Field<Map<String, String>> ENV =
      Field.defaulting(
          "env",
          MapShape.of(
              "variables, each a name and a value",
              ContainerLeaves::variable,
              ContainerLeaves.VARIABLE_VALUE),
          "{}",
          "Environment variables.");
  static final Field<String> WORKDIR =
      Field.optional("workdir", Leaves.ABSOLUTE_PATH, "Working directory; else the image's own.");
  static final Field<String> USER =
      Field.optional("user", ContainerLeaves.RUN_AS, "User, or user:group; else the image's own.");
  static final Field<List<Application.File>> FILES =
      Field.defaulting(
          "files", FileFields.LIST, "[]", "Copied into the container before it starts.");
  static final Field<Integer> REPLICAS =
      Field.optional(
          "replicas",
          Leaves.integer("a count of workers", 0, Leaves.MOST_WORKERS),
          "How many workers; 1 where neither replicas nor autoscale is given.");
  static final Field<Autoscale> AUTOSCALE =
      Field.optional(
          "autoscale", AutoscaleFields.SHAPE, "Lets load decide how many; never with replicas.");
  static final Field<Resources> RESOURCES =
      Field.defaulting(
          "resources", ResourcesFields.SHAPE, "{}", "What one worker needs and may use.");
  static final Field<List<Application.Port>> PORTS =
      Field.defaulting(
          "ports",
          PortFields.LIST,
          "[]",
          "Where workers listen; without a readiness probe, ready means that these accept.");
  static final Field<Health> HEALTH =
      Field.defaulting(
          "health", HealthFields.SHAPE, "{}", "Probes of a worker, asked on its node.");
  static final Field<List<Route>> ROUTES =
      Field.defaulting("routes", RouteFields.LIST, "[]", "How requests from outside reach it.");
  static final Field<String> NETWORK =
      Field.defaulting("network", Leaves.NAME, "default", "The network that its workers join.");
  static final Field<List<Volume>> VOLUMES =
      Field.defaulting("volumes", VolumeFields.LIST, "[]", "Storage that outlives a container.");
  static final Field<Placement> PLACEMENT =
      Field.defaulting("placement", PlacementFields.SHAPE, "{}", "On which nodes workers run.");
  static final Field<Application.Mode> MODE =
      Field.defaulting(
          "mode",
          Leaves.choice(Application.Mode.class),
          "replicated",
          "replicated, or global: one worker on every fitting node.");
  static final Field<Application.Identity> IDENTITY =
      Field.defaulting(
          "identity",
          Leaves.choice(Application.Identity.class),
          "none",
          "none, or stable: workers with numbers that keep their node and volumes.");
  static final Field<Application.OnLoss> ON_LOSS =
      Field.optional(
          "onLoss",
          Leaves.choice(Application.OnLoss.class),
          "Workers of a lost node: replace, or hold, which is the default of stable identities.");
  static final Field<List<String>> DEPENDS_ON =
      Field.defaulting(
          "dependsOn", APPLICATIONS, "[]", "The first start waits until these are ready.");
  static final Field<Update> UPDATE =
      Field.defaulting("update", UpdateFields.SHAPE, "{}", "How a changed template is rolled out.");
  static final Field<Restart> RESTART =
      Field.defaulting("restart", LifeFields.RESTART, "{}", "What follows when a worker ends.");
  static final Field<Stop> STOP =
      Field.defaulting("stop", LifeFields.STOP, "{}", "How a worker is stopped.");

  private SpecFields() {}
}
