package io.atoll.api.store.memory;

import io.atoll.api.store.Compare;
import io.atoll.api.store.Entry;
import io.atoll.api.store.Op;
import io.atoll.api.store.WatchEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The keys as they stand and the commits that led there. Not thread-safe: {@link Shared} locks. */
final class History {
  private final NavigableMap<String, Entry> entries = new TreeMap<>();
  private final Deque<Commit> commits = new ArrayDeque<>();
  private long revision = 1;
  private long compacted;

  History copy() {
    History copy = new History();
    copy.entries.putAll(entries);
    copy.commits.addAll(commits);
    copy.revision = revision;
    copy.compacted = compacted;
    return copy;
  }

  long revision() {
    return revision;
  }

  long compacted() {
    return compacted;
  }

  Optional<Entry> get(String key) {
    return Optional.ofNullable(entries.get(key));
  }

  List<Entry> under(String prefix) {
    return entries.tailMap(prefix, true).values().stream()
        .takeWhile(entry -> entry.key().startsWith(prefix))
        .toList();
  }

  List<Entry> onLease(long lease) {
    return entries.values().stream().filter(entry -> entry.lease() == lease).toList();
  }

  boolean holds(Compare condition) {
    Optional<Entry> entry = get(condition.key());
    return switch (condition) {
      case Compare.ModRevision(String key, long expected) ->
          entry.map(Entry::modRevision).orElse(0L) == expected;
      case Compare.CreateRevision(String key, long expected) ->
          entry.map(Entry::createRevision).orElse(0L) == expected;
      case Compare.Value value -> entry.map(Entry::value).equals(Optional.of(value.value()));
    };
  }

  /** Makes the changes at the next revision; without a change there is no new revision. */
  Optional<Commit> apply(List<Op> operations) {
    List<WatchEvent> events = new ArrayList<>();
    operations.forEach(op -> apply(op, revision + 1, events));
    if (events.isEmpty()) {
      return Optional.empty();
    }
    revision++;
    Commit commit = new Commit(revision, events);
    commits.add(commit);
    return Optional.of(commit);
  }

  private void apply(Op op, long next, List<WatchEvent> events) {
    switch (op) {
      case Op.Put put -> events.add(new WatchEvent.Written(write(put, next)));
      case Op.Delete(String key) -> {
        if (entries.remove(key) != null) {
          events.add(new WatchEvent.Deleted(key, next));
        }
      }
      case Op.DeletePrefix(String prefix) ->
          under(prefix).forEach(entry -> apply(Op.delete(entry.key()), next, events));
    }
  }

  private Entry write(Op.Put put, long next) {
    Optional<Entry> before = get(put.key());
    Entry entry =
        new Entry(
            put.key(),
            put.value(),
            before.map(Entry::createRevision).orElse(next),
            next,
            before.map(Entry::version).orElse(0L) + 1,
            put.lease());
    entries.put(put.key(), entry);
    return entry;
  }

  /** Commits from {@code from} on, as far as they touch the prefix. */
  List<Commit> since(long from, String prefix) {
    return commits.stream()
        .filter(commit -> commit.revision() >= from)
        .flatMap(commit -> commit.under(prefix).stream())
        .toList();
  }

  /** Forgets what was before the revision. */
  void compact(long upTo) {
    compacted = Math.max(compacted, Math.min(upTo, revision));
    while (!commits.isEmpty() && commits.getFirst().revision() < compacted) {
      commits.removeFirst();
    }
  }
}
