package io.atoll.api.yaml.form;

import io.atoll.api.application.Volume;
import io.atoll.api.value.DataSize;
import org.jspecify.annotations.Nullable;

record VolumeForm(
    @Nullable String name,
    @Nullable String host,
    @Nullable DataSize tmpfs,
    String mount,
    @Nullable Boolean perWorker,
    @Nullable Boolean readOnly) {
  static VolumeForm of(Volume volume) {
    return switch (volume) {
      case Volume.Named named ->
          new VolumeForm(
              named.name(), null, null, named.mount(), named.perWorker(), named.readOnly());
      case Volume.Host host ->
          new VolumeForm(null, host.host(), null, host.mount(), null, host.readOnly());
      case Volume.Tmpfs tmpfs ->
          new VolumeForm(null, null, tmpfs.size(), tmpfs.mount(), null, null);
    };
  }

  Volume value() {
    if (name != null) {
      return new Volume.Named(name, mount, isTrue(perWorker), isTrue(readOnly));
    }
    if (host != null) {
      return new Volume.Host(host, mount, isTrue(readOnly));
    }
    if (tmpfs != null) {
      return new Volume.Tmpfs(tmpfs, mount);
    }
    throw new IllegalArgumentException("a volume has one of name, host and tmpfs");
  }

  private static boolean isTrue(@Nullable Boolean value) {
    return value != null && value;
  }
}
