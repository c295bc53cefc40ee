package io.atoll.api.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TemplateHashTest {
  private static final List<String> TEMPLATE =
      List.of(
          "image: shop:1.4",
          "command: [/run, x]",
          "args: [a, b]",
          "env: {A: x, B: y}",
          "workdir: /app",
          "user: web",
          "files: [{path: /a, content: x}]",
          "resources: {cpu: {request: 500m}, memory: {limit: 1Gi}, pids: 100}",
          "volumes: [{tmpfs: 1Gi, mount: /tmp}]",
          "network: lab");

  @Test
  void isShortHexadecimal() {
    assertTrue(hash(TEMPLATE).matches("[0-9a-f]{12}"), hash(TEMPLATE));
  }

  @Test
  void doesNotDependOnTheOrderOfFields() {
    Random random = new Random(1);
    for (int i = 0; i < 50; i++) {
      List<String> shuffled = new ArrayList<>(TEMPLATE);
      Collections.shuffle(shuffled, random);
      assertEquals(hash(TEMPLATE), hash(shuffled), "seed 1, " + shuffled);
    }
  }

  @Test
  void doesNotDependOnHowAValueIsWritten() {
    assertEquals(
        hash(TEMPLATE),
        hash(
            List.of(
                "# a comment",
                "image: \"shop:1.4\"",
                "command:\n    - '/run'\n    - x",
                "args: [ \"a\", b ]",
                "env:\n    B: y\n    A: 'x'",
                "workdir: /app",
                "user: web",
                "files:\n    - content: x\n      path: /a",
                "resources: {pids: 100, memory: {limit: 1024Mi}, cpu: {request: 0.5}}",
                "volumes: [{mount: /tmp, tmpfs: 1024Mi}]",
                "network: lab")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "replicas: 5",
        "ports: [{name: http, port: 80}]",
        "restart: {policy: never}",
        "stop: {grace: 1s}",
        "placement: {maxPerNode: 1}",
        "update: {maxSurge: 1}"
      })
  void doesNotDependOnFieldsThatAContainerCanFollow(String field) {
    List<String> with = new ArrayList<>(TEMPLATE);
    with.add(field);
    assertEquals(hash(TEMPLATE), hash(with));
  }

  @Test
  void takesAnEmptyListForNone() {
    assertEquals(hash(List.of("image: a")), hash(List.of("image: a", "args: []", "env: {}")));
  }

  @Test
  void differsIfAnyFieldOfTheTemplateIsLeftOut() {
    Set<String> hashes = new HashSet<>(Set.of(hash(TEMPLATE)));
    for (int i = 1; i < TEMPLATE.size(); i++) {
      List<String> without = new ArrayList<>(TEMPLATE);
      String left = without.remove(i);
      assertTrue(hashes.add(hash(without)), left);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "image: shop:1.5",
        "command: [/run, y]",
        "command: [\"/run,x\"]",
        "args: [b, a]",
        "args: [\"a\\\",\\\"b\"]",
        "env: {A: x, B: z}",
        "env: {A: y, B: x}",
        "files: [{path: /a, content: x, mode: \"0600\"}]",
        "resources: {cpu: {request: 501m}, memory: {limit: 1Gi}, pids: 100}",
        "resources: {cpu: {limit: 500m}, memory: {limit: 1Gi}, pids: 100}",
        "volumes: [{tmpfs: 1G, mount: /tmp}]",
        "network: default"
      })
  void differsIfAValueDiffers(String field) {
    String name = field.substring(0, field.indexOf(':'));
    List<String> changed = new ArrayList<>(TEMPLATE);
    changed.replaceAll(old -> old.startsWith(name + ":") ? field : old);
    assertNotEquals(hash(TEMPLATE), hash(changed));
  }

  @Test
  void differsForDifferentTextsWhateverTheyHold() {
    Random random = new Random(3);
    String letters = "ab\",:[]{}\\ ";
    Set<List<String>> arguments = new HashSet<>();
    Set<String> hashes = new HashSet<>();
    for (int i = 0; i < 2_000; i++) {
      List<String> args = new ArrayList<>();
      for (int n = 1 + random.nextInt(3); n > 0; n--) {
        StringBuilder arg = new StringBuilder();
        for (int k = random.nextInt(4); k > 0; k--) {
          arg.append(letters.charAt(random.nextInt(letters.length())));
        }
        args.add(arg.toString());
      }
      boolean fresh = arguments.add(args);
      String list = String.join(", ", args.stream().map(TemplateHashTest::quoted).toList());
      assertEquals(
          fresh, hashes.add(hash(List.of("image: a", "args: [" + list + "]"))), "seed 3, " + args);
    }
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  private static String hash(List<String> spec) {
    String text =
        "apiVersion: atoll/v1\nkind: Application\nmetadata: {name: web}\nspec:\n  "
            + String.join("\n  ", spec)
            + "\n";
    Parsed parsed = Manifests.parseWithUnsupported(text.getBytes(StandardCharsets.UTF_8), "f");
    Parsed.Valid valid = assertInstanceOf(Parsed.Valid.class, parsed, () -> parsed + "\n" + text);
    return assertInstanceOf(Manifest.ForApplication.class, valid.manifests().getFirst())
        .templateHash();
  }
}
