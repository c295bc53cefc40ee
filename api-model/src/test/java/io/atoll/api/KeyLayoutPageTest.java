package io.atoll.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.KeyLayoutPage.Example;
import io.atoll.api.KeyLayoutPage.Section;
import io.atoll.api.state.AgentPresence;
import io.atoll.api.state.Assignment;
import io.atoll.api.state.Cluster;
import io.atoll.api.state.Controls;
import io.atoll.api.state.Endpoints;
import io.atoll.api.state.EventRecord;
import io.atoll.api.state.NodeStats;
import io.atoll.api.state.Observation;
import io.atoll.api.state.Ownership;
import io.atoll.api.state.Presence;
import io.atoll.api.state.ProxyReport;
import io.atoll.api.state.Request;
import io.atoll.api.state.Revision;
import io.atoll.api.state.RouteClaim;
import io.atoll.api.state.Scale;
import io.atoll.api.state.status.ApplicationStatus;
import io.atoll.api.state.status.BlobStatus;
import io.atoll.api.state.status.NetworkStatus;
import io.atoll.api.state.status.NodeStatus;
import io.atoll.api.store.Bytes;
import io.atoll.api.yaml.Documents;
import io.atoll.api.yaml.Manifests;
import io.atoll.api.yaml.Parsed;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page about keys against the code that makes them and the records that stand under them. */
final class KeyLayoutPageTest {
  private static final Map<String, String> USERS_KINDS =
      Map.of(Keys.APPLICATIONS, "Application", Keys.NETWORKS, "Network", Keys.NODES, "Node");

  private static final Map<String, Class<? extends Record>> RECORDS =
      Map.ofEntries(
          Map.entry(Keys.CONTROLS, Controls.class),
          Map.entry(Keys.OWNERS, Ownership.class),
          Map.entry(Keys.REQUESTS, Request.class),
          Map.entry(Keys.APPLICATION_STATUS, ApplicationStatus.class),
          Map.entry(Keys.BLOB_STATUS, BlobStatus.class),
          Map.entry(Keys.NETWORK_STATUS, NetworkStatus.class),
          Map.entry(Keys.NODE_STATUS, NodeStatus.class),
          Map.entry(Keys.REVISIONS, Revision.class),
          Map.entry(Keys.SCALE, Scale.class),
          Map.entry(Keys.ENDPOINTS, Endpoints.class),
          Map.entry(Keys.ROUTES, RouteClaim.class),
          Map.entry(Keys.WORKERS, Assignment.class),
          Map.entry(Keys.PRESENCE, Presence.class),
          Map.entry(Keys.OBSERVED, Observation.class),
          Map.entry(Keys.AGENTS, AgentPresence.class),
          Map.entry(Keys.STATS, NodeStats.class),
          Map.entry(Keys.PROXIES, ProxyReport.class),
          Map.entry(Keys.EVENTS, EventRecord.class),
          Map.entry(Keys.CLUSTER, Cluster.class));

  /** One word and no document; and the copies of revisions, which look like those. */
  private static final List<String> WITHOUT_RECORD =
      List.of(Keys.VNIS, Keys.BLOBS, Keys.BLOCKS, Keys.LEADER, Keys.INPUTS);

  private static final Pattern PLACEHOLDER = Pattern.compile("<[a-z0-9]+>");

  static List<Section> sections() throws IOException {
    return new KeyLayoutPage().sections();
  }

  static List<Section> documents() throws IOException {
    return sections().stream()
        .filter(it -> WITHOUT_RECORD.stream().noneMatch(it.pattern()::startsWith))
        .toList();
  }

  @Test
  void hasASectionForEveryKeyAndNoOther() throws Exception {
    assertEquals(
        keys().filter(key -> !key.endsWith("/")).sorted().collect(Collectors.joining("\n")),
        sections().stream()
            .map(it -> anonymous(it.pattern()))
            .sorted()
            .collect(Collectors.joining("\n")));
  }

  @Test
  void namesEveryPrefix() throws Exception {
    List<String> patterns = sections().stream().map(it -> anonymous(it.pattern())).toList();
    assertEquals(
        List.of(),
        keys().filter(key -> patterns.stream().noneMatch(it -> it.startsWith(key))).toList());
  }

  @Test
  void listsInItsOverviewWhatHasASection() throws IOException {
    assertEquals(
        sections().stream().map(Section::pattern).toList(), new KeyLayoutPage().rows().toList());
  }

  @ParameterizedTest
  @MethodSource("sections")
  void saysOfEveryKeyWhatAPersonMayDo(Section section) {
    assertTrue(section.text().contains("\n*By hand:* "), section.pattern());
  }

  @ParameterizedTest
  @MethodSource("documents")
  void showsADocumentThatIsReadAndWrittenBackTheSame(Section section) {
    Example example = section.example().orElseThrow();
    assertTrue(example.key().matches(anonymous(section.pattern()).replace("?", "[^/]+")));
    String kind = find(USERS_KINDS, example.key());
    if (kind == null) {
      Record document = Documents.read(example.text(), record(section));
      assertEquals(Documents.write(document), example.text());
    } else {
      String name = example.key().substring(example.key().lastIndexOf('/') + 1);
      assertInstanceOf(
          Parsed.Valid.class,
          Manifests.parseKey(Bytes.utf8(example.text()), example.key(), kind, name));
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void speaksOfEveryFieldOfARecord(Section section) {
    if (find(USERS_KINDS, section.pattern()) != null) {
      return; // The reference of fields has those.
    }
    for (RecordComponent field : record(section).getRecordComponents()) {
      assertTrue(
          section.text().contains("\n" + field.getName() + ":")
              || section.text().contains("`" + field.getName() + "`")
              || section.text().contains("`" + field.getName() + "."),
          section.pattern() + " says nothing of " + field.getName());
    }
  }

  private static Class<? extends Record> record(Section section) {
    Class<? extends Record> type = find(RECORDS, section.pattern());
    if (type == null) {
      throw new AssertionError("no record stands under " + section.pattern());
    }
    return type;
  }

  private static <T> @Nullable T find(Map<String, T> byPrefix, String key) {
    return byPrefix.entrySet().stream()
        .filter(it -> key.startsWith(it.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  /** All that {@link Keys} has, with {@code ?} for each part that a caller gives. */
  private static Stream<String> keys() throws ReflectiveOperationException {
    Stream.Builder<String> keys = Stream.builder();
    for (var constant : Keys.class.getFields()) {
      keys.add((String) constant.get(null));
    }
    for (Method builder : Keys.class.getDeclaredMethods()) {
      if (Modifier.isPublic(builder.getModifiers()) && builder.getReturnType() == String.class) {
        keys.add(made(builder));
      }
    }
    return keys.build();
  }

  private static String made(Method builder) throws ReflectiveOperationException {
    Class<?>[] types = builder.getParameterTypes();
    Object[] arguments =
        IntStream.range(0, types.length)
            .mapToObj(i -> types[i] == int.class ? (Object) 4711 : "?")
            .toArray();
    Object key = builder.invoke(null, arguments);
    assertTrue(Arrays.stream(types).allMatch(it -> it == int.class || it == String.class));
    return String.valueOf(key).replace("4711", "?");
  }

  private static String anonymous(String pattern) {
    return PLACEHOLDER.matcher(pattern).replaceAll("?");
  }
}
