package io.atoll.api.yaml.machine;

import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/** Reads components of records, whose types may be nested in classes of other packages. */
final class Components {
  private Components() {}

  static @Nullable Object read(RecordComponent component, Record record) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + component, e);
    }
  }
}
