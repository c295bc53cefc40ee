package io.atoll.api.application;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** To whom a file in a container belongs: numbers, since names are the image's own affair. */
public record FileOwner(long user, long group) {
  public static final FileOwner ROOT = new FileOwner(0, 0);

  /** The kernel keeps its largest number for "unchanged". */
  private static final long MOST = (1L << 32) - 2;

  private static final Pattern FORM = Pattern.compile("([0-9]{1,10})(?::([0-9]{1,10}))?");

  public FileOwner {
    if (user < 0 || user > MOST || group < 0 || group > MOST) {
      throw new IllegalArgumentException("a user or group is a number from 0 to " + MOST);
    }
  }

  /**
   * @param text {@code 1000:100}, or {@code 1000} for user and group of that number
   * @throws IllegalArgumentException with a message for a person
   */
  public static FileOwner parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is not an owner such as \"1000:1000\"; only numbers are taken");
    }
    long user = Long.parseLong(form.group(1));
    @Nullable String group = form.group(2);
    return new FileOwner(user, group == null ? user : Long.parseLong(group));
  }

  @Override
  public String toString() {
    return user + ":" + group;
  }
}
