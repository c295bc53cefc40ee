package io.atoll.agent.endpoint;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which service answers what. Paths are written {@code /v1/workers/{worker}/logs}. */
public final class Routes {
  private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");

  /** What a route leads to. */
  sealed interface Destination {
    record Answer(Service service) implements Destination {}

    record Talk(Conversation conversation) implements Destination {}
  }

  /**
   * @param route as it was written, which is one of a few, unlike the path that was asked for
   */
  record Found(String route, Destination destination, Map<String, String> parts) {}

  private record Route(String method, String written, Pattern path, Destination destination) {
    static Route of(String method, String path, Destination destination) {
      return new Route(method, path, pattern(path), destination);
    }

    private static Pattern pattern(String path) {
      return Pattern.compile(PLACE.matcher(path).replaceAll("(?<$1>[^/]+)"));
    }

    Optional<Found> match(String asked) {
      Matcher matcher = path.matcher(asked);
      return matcher.matches()
          ? Optional.of(
              new Found(
                  written,
                  destination,
                  path.namedGroups().keySet().stream()
                      .collect(Collectors.toMap(name -> name, matcher::group))))
          : Optional.empty();
    }
  }

  private final ImmutableList<Route> routes;

  private Routes(List<Route> routes) {
    this.routes = ImmutableList.copyOf(routes);
  }

  /**
   * @throws Refusal with 404 or 405
   */
  Found find(String method, String path) {
    List<Route> fitting = routes.stream().filter(it -> it.match(path).isPresent()).toList();
    if (fitting.isEmpty()) {
      throw Refusal.notFound("nothing is at " + path);
    }
    return fitting.stream()
        .filter(route -> route.method().equals(method))
        .findFirst()
        .flatMap(route -> route.match(path))
        .orElseThrow(() ->
            new Refusal(
                405,
                path
                    + " takes "
                    + fitting.stream().map(Route::method).collect(Collectors.joining(", "))));
  }

  public static final class Builder {
    private final List<Route> routes = new ArrayList<>();

    public Builder add(String method, String path, Service service) {
      routes.add(Route.of(method, path, new Destination.Answer(service)));
      return this;
    }

    public Builder talk(String path, Conversation conversation) {
      routes.add(Route.of("GET", path, new Destination.Talk(conversation)));
      return this;
    }

    public Routes build() {
      return new Routes(routes);
    }
  }
}
