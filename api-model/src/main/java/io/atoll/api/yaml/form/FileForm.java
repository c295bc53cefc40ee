package io.atoll.api.yaml.form;

import io.atoll.api.application.Application;
import io.atoll.api.application.FileOwner;
import org.jspecify.annotations.Nullable;

/**
 * @param owner null in documents of versions that knew none
 */
record FileForm(
    String path,
    @Nullable String source,
    @Nullable String content,
    String mode,
    @Nullable String owner) {
  static FileForm of(Application.File file) {
    return new FileForm(
        file.path(),
        file.source(),
        file.content(),
        "0" + Integer.toOctalString(file.mode()),
        file.owner().toString());
  }

  Application.File value() {
    return new Application.File(
        path,
        source,
        content,
        Integer.parseInt(mode, 8),
        owner == null ? FileOwner.ROOT : FileOwner.parse(owner));
  }
}
