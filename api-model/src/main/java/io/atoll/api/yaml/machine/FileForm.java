package io.atoll.api.yaml.machine;

import io.atoll.api.application.Application;
import org.jspecify.annotations.Nullable;

record FileForm(String path, @Nullable String source, @Nullable String content, String mode) {
  static FileForm of(Application.File file) {
    return new FileForm(
        file.path(), file.source(), file.content(), "0" + Integer.toOctalString(file.mode()));
  }

  Application.File value() {
    return new Application.File(path, source, content, Integer.parseInt(mode, 8));
  }
}
