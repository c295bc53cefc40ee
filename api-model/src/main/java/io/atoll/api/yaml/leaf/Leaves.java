package io.atoll.api.yaml.leaf;

import com.google.common.base.CaseFormat;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import io.atoll.api.value.CountOrPercent;
import io.atoll.api.value.Cpu;
import io.atoll.api.value.DataSize;
import io.atoll.api.value.Durations;
import io.atoll.api.value.Percent;
import io.atoll.api.yaml.schema.Leaf;
import io.atoll.api.yaml.text.Names;
import io.atoll.api.yaml.text.Nearest;
import java.time.Duration;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The single values that the kinds are made of. */
public final class Leaves {
  /** No application may ask for more. */
  public static final int MOST_WORKERS = 10_000;

  public static final Leaf<String> TEXT = Leaf.text("a text", text -> text);
  public static final Leaf<String> NAME = Leaf.text("a name", Names::check);
  public static final Leaf<Cpu> CPU = Leaf.text("processors, such as 250m, 0.5 or 2", Cpu::parse);
  public static final Leaf<DataSize> SIZE =
      Leaf.text("a size, such as 128Mi or 1G", DataSize::parse);
  public static final Leaf<Percent> PERCENT =
      Leaf.text("a percentage, such as 60%", Percent::parse);
  public static final Leaf<CountOrPercent> COUNT_OR_PERCENT =
      Leaf.text("a count or a percentage, such as 1 or 25%", CountOrPercent::parse);
  public static final Leaf<Integer> PORT = integer("a port from 1 to 65535", 1, 65_535);
  public static final Leaf<String> ABSOLUTE_PATH =
      Leaf.text("an absolute path", Leaves::absolutePath);
  public static final Leaf<Boolean> TRUE_OR_FALSE = Leaf.bare("true or false", Leaves::trueOrFalse);

  private static final Pattern LABEL =
      Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9._/-]{0,61}[A-Za-z0-9])?");
  public static final Leaf<String> LABEL_NAME = Leaf.text("the name of a label", Leaves::labelName);
  public static final Leaf<String> LABEL_VALUE =
      Leaf.text("the value of a label", Leaves::labelValue);

  private Leaves() {}

  public static Leaf<Integer> integer(String description, int least, int most) {
    return Leaf.bare(description, text -> integer(text, description, least, most));
  }

  public static Leaf<Duration> duration(String least, String most) {
    return Leaf.text(
        "a duration from %s to %s".formatted(least, most),
        text -> duration(text, least, most),
        Durations::format);
  }

  public static <E extends Enum<E>> Leaf<E> choice(Class<E> type) {
    ImmutableMap<String, E> names =
        Maps.uniqueIndex(Arrays.asList(type.getEnumConstants()), Leaves::lowerCamel);
    return choice(names);
  }

  public static <E> Leaf<E> choice(ImmutableMap<String, E> names) {
    String all = String.join(", ", names.keySet());
    return Leaf.text(
        "one of " + all,
        text -> {
          @Nullable E value = names.get(text);
          if (value == null) {
            String hint = Nearest.hint(text, names.keySet());
            throw new IllegalArgumentException("'" + text + "' is not one of " + all + hint);
          }
          return value;
        });
  }

  public static String labelName(String text) {
    if (!LABEL.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a label: letters, digits and . _ / - inside, at most 63");
    }
    return text;
  }

  private static String labelValue(String text) {
    return text.isEmpty() ? text : labelName(text);
  }

  private static String lowerCamel(Enum<?> constant) {
    return CaseFormat.UPPER_UNDERSCORE.to(CaseFormat.LOWER_CAMEL, constant.name());
  }

  public static int integer(String text, String description, int least, int most) {
    if (!text.matches("-?[0-9]{1,18}")) {
      throw new IllegalArgumentException("'" + text + "' is not " + description);
    }
    long value = Long.parseLong(text);
    if (value < least || value > most) {
      throw new IllegalArgumentException(value + " is out of range: from " + least + " to " + most);
    }
    return (int) value;
  }

  private static Duration duration(String text, String least, String most) {
    Duration duration = Durations.parse(text);
    if (duration.compareTo(Durations.parse(least)) < 0
        || duration.compareTo(Durations.parse(most)) > 0) {
      throw new IllegalArgumentException(text + " is out of range: from " + least + " to " + most);
    }
    return duration;
  }

  private static boolean trueOrFalse(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("'" + text + "' is neither true nor false");
    };
  }

  static String absolutePath(String text) {
    if (!text.startsWith("/") || Arrays.asList(text.split("/", -1)).contains("..")) {
      throw new IllegalArgumentException("'" + text + "' is not an absolute path without '..'");
    }
    return text;
  }
}
