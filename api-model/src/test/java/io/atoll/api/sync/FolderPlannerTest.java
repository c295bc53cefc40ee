package io.atoll.api.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atoll.api.apply.DocumentKind;
import io.atoll.api.apply.DocumentName;
import io.atoll.api.state.Ownership;
import io.atoll.api.store.Bytes;
import io.atoll.api.store.Entry;
import io.atoll.api.sync.FolderPolicy.Drift;
import io.atoll.api.yaml.Documents;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts are single letters; {@code o(a)} is a record that this source applied the text a. */
final class FolderPlannerTest {
  private static final DocumentName WEB = new DocumentName(DocumentKind.APPLICATION, "web");
  private static final String US = "us";

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        // folder, stored, owner, whose, with revert, with warn
        "a, -, -, -,    PUT CREATED, PUT CREATED",
        "a, -, a, us,   PUT RESTORED, DeletedOutside",
        "b, -, a, us,   PUT CREATED, PUT CREATED",
        "a, -, a, them, PUT CREATED, PUT CREATED",
        "a, a, -, -,    CLAIM, CLAIM",
        "a, b, -, -,    PUT TAKEN, PUT TAKEN",
        "a, a, a, us,   '', ''",
        "b, a, a, us,   PUT CONFIGURED, PUT CONFIGURED",
        "a, b, a, us,   PUT REVERTED, ChangedOutside",
        "c, b, a, us,   PUT REVERTED, PUT REVERTED",
        "b, b, a, us,   CLAIM, CLAIM",
        "a, a, a, them, OwnedElsewhere, OwnedElsewhere",
        "b, a, a, them, OwnedElsewhere, OwnedElsewhere",
        "a, b, ?, -,    OwnedElsewhere, OwnedElsewhere",
        "-, a, -, -,    '', ''",
        "-, a, a, them, '', ''",
        "-, -, a, them, '', ''",
        "-, -, a, us,   FORGET, FORGET",
        "-, a, a, us,   PRUNE, PRUNE",
        "-, b, a, us,   PRUNE, ChangedOutside",
      })
  void doesWhatTheTableSays(
      @Nullable String folder,
      @Nullable String stored,
      @Nullable String owner,
      @Nullable String whose,
      String revert,
      String warn) {
    StoredDocuments world = world(stored, owner, whose);
    assertEquals(revert, words(plan(folder, world, true, Drift.REVERT)));
    assertEquals(warn, words(plan(folder, world, true, Drift.WARN)));
  }

  @Test
  void prunesNothingUnlessAsked() {
    assertEquals("NotInFolder", words(plan(null, world("a", "a", US), false, Drift.REVERT)));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {"a, Kept", "b, Kept", "-, ''"})
  void removesNothingWhereSomethingMayBeMissing(@Nullable String stored, String expected) {
    FolderPlan plan =
        FolderPlanner.plan(
            List.of(),
            Optional.of("web.yaml is invalid"),
            world(stored, "a", US),
            policy(true, Drift.REVERT));
    assertEquals(expected, words(plan));
  }

  @Test
  void isDoneAfterOnePass() {
    for (String folder : new String[] {"a", "b", null}) {
      for (String stored : new String[] {"a", "b", "c", null}) {
        for (String owner : new String[] {"a", "b", null}) {
          for (Drift drift : Drift.values()) {
            StoredDocuments world = world(stored, owner, owner == null ? null : US);
            FolderPlan first = plan(folder, world, true, drift);
            FolderPlan second = plan(folder, after(world, first), true, drift);
            assertEquals(
                List.of(),
                second.actions(),
                folder + " " + stored + " " + owner + " " + drift + " " + first);
          }
        }
      }
    }
  }

  /** The world once the plan was carried out. */
  private static StoredDocuments after(StoredDocuments world, FolderPlan plan) {
    StoredDocuments after = world;
    for (FolderAction action : plan.actions()) {
      after =
          switch (action) {
            case FolderAction.Put(WantedDocument wanted, var found, var why) ->
                world(wanted.text().utf8(), wanted.text().utf8(), US);
            case FolderAction.Claim(WantedDocument wanted, var found) ->
                world(wanted.text().utf8(), wanted.text().utf8(), US);
            case FolderAction.Prune prune -> world(null, null, null);
            case FolderAction.Forget forget -> world(null, null, null);
          };
    }
    return after;
  }

  private static FolderPlan plan(
      @Nullable String folder, StoredDocuments world, boolean prune, Drift drift) {
    List<WantedDocument> wanted =
        folder == null
            ? List.of()
            : List.of(new WantedDocument(WEB, Bytes.utf8(folder), "web.yaml", List.of()));
    return FolderPlanner.plan(wanted, Optional.empty(), world, policy(prune, drift));
  }

  private static FolderPolicy policy(boolean prune, Drift drift) {
    return new FolderPolicy(US, prune, drift);
  }

  private static StoredDocuments world(
      @Nullable String stored, @Nullable String owner, @Nullable String whose) {
    return StoredDocuments.of(
        entries(WEB.key(), stored), entries(WEB.ownerKey(), ownership(owner, whose)));
  }

  private static @Nullable String ownership(@Nullable String owner, @Nullable String whose) {
    if (owner == null || whose == null) {
      return owner == null ? null : "}rubbish{";
    }
    String hash = WantedDocument.hash(Bytes.utf8(owner));
    return Documents.write(new Ownership(whose, hash, Instant.EPOCH, null));
  }

  private static SortedMap<DocumentName, Entry> entries(String key, @Nullable String text) {
    return text == null
        ? new TreeMap<>()
        : new TreeMap<>(Map.of(WEB, new Entry(key, Bytes.utf8(text), 1, 2, 1, 0)));
  }

  private static String words(FolderPlan plan) {
    Stream<String> actions =
        plan.actions().stream()
            .map(action ->
                switch (action) {
                  case FolderAction.Put put -> "PUT " + put.why().name();
                  case FolderAction.Claim claim -> "CLAIM";
                  case FolderAction.Prune prune -> "PRUNE";
                  case FolderAction.Forget forget -> "FORGET";
                });
    return String.join(
        ", ", Stream.concat(actions, plan.remarks().stream().map(Remark::reason)).toList());
  }
}
