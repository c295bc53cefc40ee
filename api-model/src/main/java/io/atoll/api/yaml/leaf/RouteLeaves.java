package io.atoll.api.yaml.leaf;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableSet;
import io.atoll.api.application.Route;
import io.atoll.api.value.Cidr;
import io.atoll.api.yaml.schema.Leaf;
import java.util.Locale;
import java.util.regex.Pattern;

/** Single values that end up at the proxy, as it wants them. */
public final class RouteLeaves {
  public static final Leaf<String> HOST =
      Leaf.text("a host name, or * for any", RouteLeaves::hostName);
  public static final Leaf<String> PATH = Leaf.text("a path of a URL", RouteLeaves::path);
  public static final Leaf<Cidr> CLIENTS =
      Leaf.text("a range or an address, such as 10.0.0.0/8", RouteLeaves::clients);
  public static final Leaf<String> REALM = Leaf.text("a text", RouteLeaves::realm);
  public static final Leaf<String> PASSWORD =
      Leaf.text("the crypt hash of a password", RouteLeaves::password);
  public static final Leaf<String> COOKIE = Leaf.text("the name of a cookie", RouteLeaves::cookie);

  private static final int LONGEST_HOST = 253;
  private static final int LONGEST_PATH = 1_000;
  private static final Pattern HOST_NAME =
      Pattern.compile(
          "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*");
  private static final Pattern URL_PATH = Pattern.compile("/[A-Za-z0-9._~!$&'()*+,;=:@%/-]*");
  private static final ImmutableSet<String> DOTS = ImmutableSet.of(".", "..");
  private static final Pattern RANGE = Pattern.compile("[0-9]+(?:\\.[0-9]+){3}/[0-9]{1,2}");
  private static final Pattern USER = Pattern.compile("[A-Za-z0-9._@+-]{1,64}");
  private static final Pattern CRYPT =
      Pattern.compile(
          "\\$5\\$(?:rounds=[0-9]{4,9}\\$)?[./0-9A-Za-z]{1,16}\\$[./0-9A-Za-z]{43}"
              + "|\\$6\\$(?:rounds=[0-9]{4,9}\\$)?[./0-9A-Za-z]{1,16}\\$[./0-9A-Za-z]{86}"
              + "|\\$2[aby]\\$[0-9]{2}\\$[./0-9A-Za-z]{53}");

  private RouteLeaves() {}

  private static String hostName(String text) {
    String host = text.toLowerCase(Locale.ROOT);
    if (host.equals(Route.Http.ANY_HOST)) {
      return host;
    }
    if (host.startsWith("*.")) {
      throw new IllegalArgumentException(
          "'" + text + "' has a wildcard; name each host, or take * for every host");
    }
    if (host.length() > LONGEST_HOST || !HOST_NAME.matcher(host).matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a host name such as shop.test; no scheme, no port, no path");
    }
    return host;
  }

  private static String path(String text) {
    if (text.indexOf('?') >= 0 || text.indexOf('#') >= 0) {
      throw new IllegalArgumentException(
          "'" + text + "' has a query or a fragment; a route goes by the path alone");
    }
    if (text.length() > LONGEST_PATH || !URL_PATH.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "'"
              + text
              + "' is not a path of a URL such as /cart; it begins with / and has no spaces");
    }
    if (Splitter.on('/').splitToStream(text).anyMatch(DOTS::contains)) {
      throw new IllegalArgumentException(
          "'" + text + "' has '.' or '..' between slashes, which clients resolve themselves");
    }
    String plain = text.replaceAll("/+", "/").replaceAll("(.)/$", "$1");
    if (!plain.equals(text)) {
      throw new IllegalArgumentException("'" + text + "' has to be written '" + plain + "'");
    }
    return text;
  }

  private static Cidr clients(String text) {
    String range = text.indexOf('/') < 0 ? text + "/" + Integer.SIZE : text;
    if (!RANGE.matcher(range).matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a range of IPv4 addresses such as 10.0.0.0/8, or one address");
    }
    return Cidr.parse(range);
  }

  private static String realm(String text) {
    if (!text.matches("[ !#-\\[\\]-~]{1,100}")) {
      throw new IllegalArgumentException(
          "a realm has from 1 to 100 letters of ASCII, without \" and \\");
    }
    return text;
  }

  public static String user(String text) {
    if (!USER.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a user: letters, digits and . _ @ + - are allowed, at most 64");
    }
    return text;
  }

  /** What is refused may be a password, and is not repeated. */
  private static String password(String text) {
    if (!CRYPT.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "is not a crypt hash, which begins with $5$, $6$ or $2y$; make one with"
              + " 'openssl passwd -6' and write it between ' and '");
    }
    return text;
  }

  private static String cookie(String text) {
    if (!text.matches("[A-Za-z0-9_-]{1,64}")) {
      throw new IllegalArgumentException(
          "'" + text + "' is not the name of a cookie: letters, digits and _ - are allowed");
    }
    return text;
  }
}
