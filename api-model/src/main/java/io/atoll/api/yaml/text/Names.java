package io.atoll.api.yaml.text;

import java.util.regex.Pattern;

/** The names of applications, nodes, networks: DNS labels of at most 40 characters. */
public final class Names {
  public static final int LONGEST = 40;
  private static final Pattern LABEL = Pattern.compile("[a-z0-9](?:[a-z0-9-]*[a-z0-9])?");

  private Names() {}

  public static boolean isValid(String name) {
    return name.length() <= LONGEST && LABEL.matcher(name).matches();
  }

  /**
   * @return {@code name}
   * @throws IllegalArgumentException with a message for a person
   */
  public static String check(String name) {
    if (name.length() > LONGEST) {
      throw new IllegalArgumentException(
          "'%s...' has %d characters; a name has at most %d"
              .formatted(name.substring(0, 20), name.length(), LONGEST));
    }
    if (!isValid(name)) {
      throw new IllegalArgumentException(
          "'%s' is not a name: only lower-case letters, digits and '-' are allowed,".formatted(name)
              + " and no '-' at either end");
    }
    return name;
  }
}
