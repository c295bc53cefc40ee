package io.atoll.api.application;

import io.atoll.api.value.DataSize;

public sealed interface Volume {
  String mount();

  record Named(String name, String mount, boolean perWorker, boolean readOnly) implements Volume {}

  record Host(String host, String mount, boolean readOnly) implements Volume {}

  record Tmpfs(DataSize size, String mount) implements Volume {}
}
