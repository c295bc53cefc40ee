package io.atoll.api.yaml.schema;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Maps;
import io.atoll.api.yaml.text.Nearest;
import io.atoll.api.yaml.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An object with known fields. Unknown ones are refused, with the nearest known name. */
public final class ObjectShape<T> implements Shape<T> {
  private record Rule(ImmutableList<Field<?>> needs, Consumer<Values> check) {}

  private final String noun;
  private final ImmutableMap<String, Field<?>> fields;
  private final ImmutableSet<String> reserved;
  private final ImmutableList<Rule> rules;
  private final Function<Values, T> build;

  private ObjectShape(Builder builder, Function<Values, T> build) {
    this.noun = builder.noun;
    this.fields = Maps.uniqueIndex(builder.fields, Field::name);
    this.reserved = ImmutableSet.copyOf(builder.reserved);
    this.rules = ImmutableList.copyOf(builder.rules);
    this.build = build;
  }

  /**
   * @param noun {@code a port}
   */
  public static Builder of(String noun, Field<?>... fields) {
    return new Builder(noun, ImmutableList.copyOf(fields));
  }

  public ImmutableList<Field<?>> fields() {
    return fields.values().asList();
  }

  @Override
  public Optional<T> decode(Tree tree, Place place) {
    if (!(tree instanceof Tree.Fields object)) {
      place.report(tree.at(), "expected " + noun + " (" + fieldNames() + "), not " + tree.noun());
      return Optional.empty();
    }
    int before = place.problems().count();
    Values values = new Values(object, place);
    object.entries().forEach(entry -> decodeEntry(entry, values, place));
    fields.values().stream()
        .filter(field -> object.entry(field.name()).isEmpty())
        .forEach(field -> fillIn(field, values, object, place));
    rules.stream()
        .filter(rule -> rule.needs().stream().noneMatch(values::isRefused))
        .forEach(rule -> rule.check().accept(values));
    return place.problems().count() == before ? Optional.of(build.apply(values)) : Optional.empty();
  }

  private void decodeEntry(Tree.Entry entry, Values values, Place place) {
    Place inside = place.field(entry.name());
    @Nullable Field<?> field = fields.get(entry.name());
    if (field == null) {
      inside.report(entry.at(), refusal(entry.name()));
      return;
    }
    Optional<?> value = Optional.empty();
    if (entry.value() instanceof Tree.Scalar scalar && scalar.isNull()) {
      inside.report(
          entry.at(),
          "has no value; give it one" + (field.isRequired() ? "" : " or remove the field"));
    } else {
      value = field.shape().decode(entry.value(), inside);
    }
    value.ifPresentOrElse(present -> values.put(field, present), () -> values.refuse(field));
  }

  private String refusal(String name) {
    if (reserved.contains(name)) {
      return "is reserved for a later version and cannot be used yet";
    }
    if (name.equals("<<")) {
      return "merging by '<<' is not supported; write the fields out";
    }
    return "unknown field '" + name + "'" + suggestion(name);
  }

  private String suggestion(String name) {
    String near = Nearest.hint(name, fields.keySet());
    return near.isEmpty() ? "; " + noun + " has " + fieldNames() : near;
  }

  private String fieldNames() {
    return String.join(", ", fields.keySet());
  }

  private static <F> void fillIn(Field<F> field, Values values, Tree.Fields object, Place place) {
    Optional<F> fallback = field.fallbackValue();
    if (fallback.isPresent()) {
      values.put(field, fallback.get());
    } else if (field.isRequired()) {
      values.refuse(field);
      place.field(field.name()).report(object.at(), "is required");
    }
  }

  @Override
  public String description() {
    return noun;
  }

  @Override
  public String canonical(Tree tree) {
    return canonical(tree, fields.keySet());
  }

  /** Of some of the fields only. */
  public String canonical(Tree tree, ImmutableSet<String> names) {
    if (!(tree instanceof Tree.Fields(var at, List<Tree.Entry> entries))) {
      return "";
    }
    List<String> members = new ArrayList<>();
    for (Tree.Entry entry : entries) {
      @Nullable Field<?> field = fields.get(entry.name());
      if (field != null && names.contains(entry.name())) {
        String value = field.shape().canonical(entry.value());
        if (!value.isEmpty()) {
          members.add(Canonical.member(entry.name(), value));
        }
      }
    }
    return Canonical.map(members.stream().sorted().toList());
  }

  /** Collects what an object is made of. */
  public static final class Builder {
    private final String noun;
    private final ImmutableList<Field<?>> fields;
    private final List<String> reserved = new ArrayList<>();
    private final List<Rule> rules = new ArrayList<>();

    private Builder(String noun, ImmutableList<Field<?>> fields) {
      this.noun = noun;
      this.fields = fields;
    }

    /** Names that will mean something later, and must not be taken for mistakes. */
    public Builder reserve(String... names) {
      reserved.addAll(ImmutableList.copyOf(names));
      return this;
    }

    /**
     * A check across fields, made if none of {@code needs} was refused; it reports through the
     * values.
     */
    public Builder check(Consumer<Values> check, Field<?>... needs) {
      rules.add(new Rule(ImmutableList.copyOf(needs), check));
      return this;
    }

    /**
     * @param build called only with values that passed every check
     */
    public <T> ObjectShape<T> build(Function<Values, T> build) {
      return new ObjectShape<>(this, build);
    }
  }
}
