package io.atoll.api.yaml.machine;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.MapperBuilder;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.atoll.api.application.Autoscale;
import io.atoll.api.application.Placement;
import io.atoll.api.application.Route;
import io.atoll.api.value.Cidr;
import io.atoll.api.value.CountOrPercent;
import io.atoll.api.value.Cpu;
import io.atoll.api.value.DataSize;
import io.atoll.api.value.Durations;
import io.atoll.api.value.Ipv4;
import io.atoll.api.value.Percent;
import io.atoll.api.value.StatusRange;
import io.atoll.api.yaml.form.Forms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The mappers of machine documents: as YAML, and as JSON where many stand in a row. */
public final class MachineYaml {
  private MachineYaml() {}

  public static ObjectMapper mapper() {
    return configured(YAMLMapper.builder(factory()));
  }

  /** The same fields and texts; without line breaks. */
  public static ObjectMapper json() {
    return configured(JsonMapper.builder());
  }

  private static ObjectMapper configured(MapperBuilder<?, ?> builder) {
    ObjectMapper mapper =
        builder
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .annotationIntrospector(new LowerCamelEnums())
            .defaultPropertyInclusion(
                JsonInclude.Value.construct(
                    JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .addModule(texts())
            .addModule(Forms.module())
            .build();
    JsonSetter.Value empty = JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY);
    mapper.configOverride(List.class).setSetterInfo(empty);
    mapper.configOverride(Map.class).setSetterInfo(empty);
    return mapper;
  }

  private static YAMLFactory factory() {
    return YAMLFactory.builder()
        .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
        .disable(YAMLGenerator.Feature.SPLIT_LINES)
        .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
        .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
        .stringQuotingChecker(new Quoting())
        .build();
  }

  private static SimpleModule texts() {
    SimpleModule module = new SimpleModule("texts");
    text(module, Cpu.class, Cpu::parse, Cpu::toString);
    text(module, DataSize.class, DataSize::parse, DataSize::toString);
    text(module, Percent.class, Percent::parse, Percent::toString);
    text(module, CountOrPercent.class, CountOrPercent::parse, Object::toString);
    text(module, StatusRange.class, StatusRange::parse, StatusRange::toString);
    text(module, Cidr.class, Cidr::parse, Cidr::toString);
    text(module, Ipv4.class, Ipv4::parse, Ipv4::toString);
    text(module, Duration.class, Durations::parse, Durations::format);
    text(module, Instant.class, Instant::parse, Instant::toString);
    text(module, Autoscale.Limit.class, Autoscale.Limit::parse, Object::toString);
    text(module, Route.RateLimit.class, Route.RateLimit::parse, Route.RateLimit::toString);
    text(module, Placement.Constraint.class, Placement.Constraint::parse, Object::toString);
    return module;
  }

  private static <T> void text(
      SimpleModule module, Class<T> type, TextForm.Parser<T> parser, TextForm.Printer<T> printer) {
    module.addSerializer(type, new TextForm.Writer<>(type, printer));
    module.addDeserializer(type, new TextForm.Reader<>(type, parser));
  }
}
