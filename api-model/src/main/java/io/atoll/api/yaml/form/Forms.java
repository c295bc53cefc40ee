package io.atoll.api.yaml.form;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.deser.std.StdDelegatingDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdDelegatingSerializer;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.fasterxml.jackson.databind.util.StdConverter;
import io.atoll.api.application.Application;
import io.atoll.api.application.Autoscale;
import io.atoll.api.application.Health;
import io.atoll.api.application.Restart;
import io.atoll.api.application.Route;
import io.atoll.api.application.Volume;
import java.util.function.Function;

/** Types that users write in another shape than their record has; machines write it the same. */
public final class Forms {
  private Forms() {}

  public static SimpleModule module() {
    SimpleModule module = new SimpleModule("forms");
    form(
        module,
        Application.class,
        ApplicationForm.class,
        ApplicationForm::of,
        ApplicationForm::value);
    form(module, Application.File.class, FileForm.class, FileForm::of, FileForm::value);
    form(module, Health.Probe.class, ProbeForm.class, ProbeForm::of, ProbeForm::value);
    form(module, Route.class, RouteForm.class, RouteForm::of, RouteForm::value);
    form(module, Volume.class, VolumeForm.class, VolumeForm::of, VolumeForm::value);
    form(module, Autoscale.Metric.class, MetricForm.class, MetricForm::of, MetricForm::value);
    form(module, Restart.class, RestartForm.class, RestartForm::of, RestartForm::value);
    return module;
  }

  private static <T, F> void form(
      SimpleModule module,
      Class<T> type,
      Class<F> form,
      Function<T, F> toForm,
      Function<F, T> toValue) {
    module.addSerializer(
        type, new StdDelegatingSerializer(type, new Converter<>(type, form, toForm)));
    module.addDeserializer(
        type, new StdDelegatingDeserializer<>(new Converter<>(form, type, toValue)));
  }

  /** Says its types itself, because the type parameters are erased. */
  private static final class Converter<A, B> extends StdConverter<A, B> {
    private final Class<A> from;
    private final Class<B> to;
    private final Function<A, B> function;

    Converter(Class<A> from, Class<B> to, Function<A, B> function) {
      this.from = from;
      this.to = to;
      this.function = function;
    }

    @Override
    public B convert(A value) {
      return function.apply(value);
    }

    @Override
    public JavaType getInputType(TypeFactory types) {
      return types.constructType(from);
    }

    @Override
    public JavaType getOutputType(TypeFactory types) {
      return types.constructType(to);
    }
  }
}
