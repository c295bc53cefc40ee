package io.atoll.api.yaml.machine;

import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.google.common.base.CaseFormat;

/** {@code ROLLING_BACK} is written {@code rollingBack}. */
final class LowerCamelEnums extends JacksonAnnotationIntrospector {
  private static final long serialVersionUID = 1L;

  @Override
  public String[] findEnumValues(
      MapperConfig<?> config, AnnotatedClass type, Enum<?>[] constants, String[] names) {
    for (int i = 0; i < constants.length; i++) {
      names[i] = CaseFormat.UPPER_UNDERSCORE.to(CaseFormat.LOWER_CAMEL, constants[i].name());
    }
    return names;
  }
}
