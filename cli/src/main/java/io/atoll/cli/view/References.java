package io.atoll.cli.view;

import com.google.common.collect.ImmutableListMultimap;
import io.atoll.api.Keys;
import io.atoll.api.store.Store;
import io.atoll.api.yaml.text.Nearest;
import io.atoll.cli.outcome.CommandFailure;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Finds what people mean by {@code hello}, {@code app/hello} or {@code app hello}. Names of
 * applications, networks and nodes may overlap; what is ambiguous is refused.
 */
public final class References {
  private static final Map<Kind, List<String>> DOCUMENTS =
      Map.of(
          Kind.APPLICATION, List.of(Keys.APPLICATIONS),
          Kind.NETWORK, List.of(Keys.NETWORKS),
          Kind.NODE, List.of(Keys.NODES));
  private static final Map<Kind, List<String>> EVERYTHING =
      Map.of(
          Kind.APPLICATION, List.of(Keys.APPLICATIONS, Keys.APPLICATION_STATUS),
          Kind.NETWORK, List.of(Keys.NETWORKS, Keys.NETWORK_STATUS),
          Kind.NODE, List.of(Keys.NODES, Keys.NODE_STATUS, Keys.PRESENCE));

  private final ImmutableListMultimap<Kind, String> known;

  private References(ImmutableListMultimap<Kind, String> known) {
    this.known = known;
  }

  /** What users have stored. */
  public static References stored(Store store) {
    return of(DOCUMENTS, store);
  }

  /** Also what has no document of a user, such as a node that nobody said anything about. */
  public static References all(Store store) {
    return of(EVERYTHING, store);
  }

  private static References of(Map<Kind, List<String>> places, Store store) {
    Snapshot snapshot =
        Snapshot.read(store, places.values().stream().flatMap(List::stream).toList());
    ImmutableListMultimap.Builder<Kind, String> known = ImmutableListMultimap.builder();
    places.forEach((kind, prefixes) ->
        prefixes.stream()
            .flatMap(prefix -> snapshot.names(prefix).stream())
            .distinct()
            .sorted()
            .forEach(name -> known.put(kind, name)));
    return new References(known.build());
  }

  /**
   * @throws CommandFailure with NOT_FOUND or USAGE
   */
  public List<Reference> find(List<String> words) {
    requireKindOfOurs(words);
    boolean kindFirst =
        words.size() > 1
            && Kind.find(words.getFirst()).isPresent()
            && !known.containsValue(words.getFirst());
    if (!kindFirst) {
      return words.stream().map(this::find).distinct().toList();
    }
    Kind kind = Kind.parse(words.getFirst());
    return words.stream().skip(1).map(name -> find(kind, name)).distinct().toList();
  }

  /** {@code pod hello} means a kind too, although none that is here. */
  private void requireKindOfOurs(List<String> words) {
    String first = words.getFirst();
    if (words.size() > 1 && Kind.elsewhere(first).isPresent() && !known.containsValue(first)) {
      throw Kind.unknown(first);
    }
  }

  /**
   * The one of this kind that {@code hello} or {@code app/hello} means.
   *
   * @throws CommandFailure with NOT_FOUND or USAGE
   */
  public Reference only(Kind kind, String word) {
    int slash = word.indexOf('/');
    if (slash > 0 && Kind.parse(word.substring(0, slash)) != kind) {
      throw CommandFailure.usage("This needs an " + kind.word() + ", not " + word);
    }
    return find(kind, word.substring(slash + 1));
  }

  /** {@code hello} or {@code app/hello}. */
  public Reference find(String word) {
    int slash = word.indexOf('/');
    if (slash > 0) {
      return find(Kind.parse(word.substring(0, slash)), word.substring(slash + 1));
    }
    List<Reference> found =
        known.entries().stream()
            .filter(entry -> entry.getValue().equals(word))
            .map(entry -> new Reference(entry.getKey(), word))
            .sorted(Comparator.comparing(Reference::kind))
            .toList();
    if (found.isEmpty()) {
      throw CommandFailure.notFound(
          "Nothing is named '" + word + "'" + Nearest.hint(word, known.values()));
    }
    if (found.size() > 1) {
      throw CommandFailure.usage(
          "'" + word + "' is ambiguous. Say " + String.join(" or ", strings(found)));
    }
    return found.getFirst();
  }

  public Reference find(Kind kind, String name) {
    if (!DOCUMENTS.containsKey(kind)) {
      throw CommandFailure.usage(
          "This needs an application, a network or a node, not a "
              + kind.word()
              + (kind == Kind.WORKER
                  ? "; for a worker there are 'atoll why', 'atoll inspect' and 'atoll stop'"
                  : ""));
    }
    if (!known.containsEntry(kind, name)) {
      throw CommandFailure.notFound(
          kind.word() + " '" + name + "' not found" + Nearest.hint(name, known.get(kind)));
    }
    return new Reference(kind, name);
  }

  private static List<String> strings(List<Reference> references) {
    return references.stream().map(Reference::toString).toList();
  }
}
