package io.atoll.cli.manifest;

import io.atoll.api.apply.ManifestFile;
import java.util.Optional;
import java.util.regex.Pattern;

/** Knows documents of Kubernetes, which people who come from there may apply. */
final class Kubernetes {
  private static final Pattern DOCUMENT =
      Pattern.compile(
          "^apiVersion: *[\"']?(v1|(apps|batch|networking\\.k8s\\.io|autoscaling)/v[0-9a-z]+)[\"']? *$"
              + "|^kind: *[\"']?(Deployment|Pod|Service|StatefulSet|DaemonSet|Job|CronJob|ConfigMap"
              + "|Secret|Ingress|Namespace)[\"']? *$",
          Pattern.MULTILINE);

  private Kubernetes() {}

  /** What to say of a file that is not valid here. */
  static Optional<String> remark(ManifestFile file) {
    return DOCUMENT.matcher(file.content().utf8()).find()
        ? Optional.of(
            file.name()
                + ": this is a Kubernetes document; docs/application.md tells what an Application"
                + " looks like")
        : Optional.empty();
  }
}
