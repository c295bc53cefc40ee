package io.atoll.controller.node.engine;

import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import com.github.dockerjava.api.model.TmpfsOptions;
import com.github.dockerjava.api.model.VolumeOptions;
import java.util.List;

/** From a {@link ContainerMount} to Docker's words. */
final class DockerMounts {
  private DockerMounts() {}

  static List<Mount> of(List<ContainerMount> mounts) {
    return mounts.stream().map(DockerMounts::of).toList();
  }

  private static Mount of(ContainerMount mount) {
    Mount made = new Mount().withTarget(mount.target());
    return switch (mount) {
      case ContainerMount.Named named ->
          made.withType(MountType.VOLUME)
              .withSource(named.name())
              .withReadOnly(named.readOnly())
              .withVolumeOptions(new VolumeOptions().withLabels(named.labels()));
      case ContainerMount.Host host ->
          made.withType(MountType.BIND).withSource(host.source()).withReadOnly(host.readOnly());
      case ContainerMount.Tmpfs tmpfs ->
          made.withType(MountType.TMPFS)
              .withTmpfsOptions(new TmpfsOptions().withSizeBytes(tmpfs.size().bytes()));
    };
  }
}
