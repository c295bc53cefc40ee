package io.atoll.api.store.gateway;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An object as the gateway writes it: bytes in base64, 64-bit numbers as text, and what is zero,
 * false or empty left out. Values are texts, objects and lists of objects.
 */
public record JsonObject(Map<String, Object> fields) {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final JsonObject EMPTY = new JsonObject(Map.of());

  /** Reads objects one after the other from a stream. */
  static JsonParser reader(InputStream in) throws IOException {
    return FACTORY.createParser(in);
  }

  /** The next object, or null at the end of the stream. */
  static @Nullable JsonObject next(JsonParser parser) throws IOException {
    JsonToken token = parser.nextToken();
    if (token == null) {
      return null;
    }
    if (token != JsonToken.START_OBJECT) {
      throw new JsonParseException(parser, "an object was expected");
    }
    return object(parser);
  }

  /**
   * @throws IOException if the stream breaks, or holds anything else than one object
   */
  public static JsonObject read(InputStream in) throws IOException {
    try (JsonParser parser = reader(in)) {
      JsonObject only = next(parser);
      if (only == null) {
        throw new JsonParseException(parser, "nothing came");
      }
      return only;
    }
  }

  private static JsonObject object(JsonParser parser) throws IOException {
    Map<String, Object> fields = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      fields.put(name, value(parser, parser.nextToken()));
    }
    return new JsonObject(fields);
  }

  private static Object value(JsonParser parser, JsonToken token) throws IOException {
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> list(parser);
      default -> parser.getText();
    };
  }

  private static List<Object> list(JsonParser parser) throws IOException {
    List<Object> items = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      items.add(value(parser, token));
    }
    return items;
  }

  public byte[] toBytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator generator = FACTORY.createGenerator(out)) {
      write(generator, this);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** Not by a switch over the types: the JVM links one anew at each start, which takes long. */
  private static void write(JsonGenerator out, Object value) throws IOException {
    if (value instanceof JsonObject object) {
      out.writeStartObject();
      for (Map.Entry<String, Object> field : object.fields().entrySet()) {
        out.writeFieldName(field.getKey());
        write(out, field.getValue());
      }
      out.writeEndObject();
    } else if (value instanceof List<?> items) {
      out.writeStartArray();
      for (Object item : items) {
        write(out, item);
      }
      out.writeEndArray();
    } else if (value instanceof byte[] bytes) {
      out.writeBinary(bytes);
    } else if (value instanceof Boolean flag) {
      out.writeBoolean(flag);
    } else {
      out.writeString(value.toString());
    }
  }

  String text(String name) {
    return fields.getOrDefault(name, "").toString();
  }

  public long number(String name) {
    return fields.get(name) instanceof String digits ? Long.parseLong(digits) : 0;
  }

  boolean flag(String name) {
    return "true".equals(fields.get(name));
  }

  public byte[] bytes(String name) {
    return Base64.getDecoder().decode(text(name));
  }

  public JsonObject object(String name) {
    return fields.get(name) instanceof JsonObject object ? object : EMPTY;
  }

  public List<JsonObject> objects(String name) {
    return fields.get(name) instanceof List<?> items
        ? items.stream().map(JsonObject.class::cast).toList()
        : List.of();
  }
}
