package io.atoll.api.yaml;

import io.atoll.api.store.Bytes;
import io.atoll.api.value.Sha256;
import io.atoll.api.yaml.text.Position;
import io.atoll.api.yaml.tree.Spans;
import io.atoll.api.yaml.tree.Spans.Span;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The names of local files in the very bytes that a user wrote. Pure. */
public final class SourceTexts {
  private final Manifest.Origin origin;
  private final String text;
  private final Spans spans;

  public SourceTexts(Manifest.ForApplication manifest) {
    this.origin = manifest.origin();
    this.text = origin.text().utf8();
    this.spans = new Spans(text);
  }

  /** Whether that source can be replaced: it stands on one line, without anchor or tag. */
  public boolean canReplace(SourcePlace place) {
    return span(place).isPresent();
  }

  /** Where in the user's file that source stands; the document's beginning if it is not found. */
  public Position at(SourcePlace place) {
    return span(place).map(this::position).orElse(origin.at());
  }

  /** The document with these sources replaced, every other byte as it was. */
  public Bytes replaced(Map<SourcePlace, Sha256> sources) {
    Map<Integer, Sha256> byStart = new TreeMap<>();
    Map<Integer, Integer> ends = new TreeMap<>();
    sources.forEach((place, hash) -> {
      Span span = span(place).orElseThrow();
      byStart.put(span.start(), hash);
      ends.put(span.start(), span.end());
    });
    StringBuilder result = new StringBuilder();
    int done = 0;
    for (Map.Entry<Integer, Sha256> source : byStart.entrySet()) {
      result.append(text, done, source.getKey()).append(source.getValue());
      done = ends.getOrDefault(source.getKey(), done);
    }
    return Bytes.utf8(result.append(text, done, text.length()).toString());
  }

  private Optional<Span> span(SourcePlace place) {
    return spans.scalar(place.steps());
  }

  private Position position(Span span) {
    Position inside = Position.of(text, span.start());
    int line = origin.at().line() + inside.line() - 1;
    int column = inside.line() == 1 ? origin.at().column() + inside.column() - 1 : inside.column();
    return new Position(line, column);
  }
}
