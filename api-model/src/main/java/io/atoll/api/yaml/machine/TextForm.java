package io.atoll.api.yaml.machine;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.time.DateTimeException;

/** Values whose document form is one scalar. */
final class TextForm {
  private TextForm() {}

  /** Throws {@link IllegalArgumentException} or {@link DateTimeException} on text it refuses. */
  interface Parser<T> {
    T parse(String text);
  }

  interface Printer<T> {
    String print(T value);
  }

  static final class Writer<T> extends StdScalarSerializer<T> {
    private static final long serialVersionUID = 1L;
    private final transient Printer<T> printer;

    Writer(Class<T> type, Printer<T> printer) {
      super(type);
      this.printer = printer;
    }

    @Override
    public void serialize(T value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(printer.print(value));
    }
  }

  static final class Reader<T> extends StdScalarDeserializer<T> {
    private static final long serialVersionUID = 1L;
    private final transient Parser<T> parser;

    Reader(Class<T> type, Parser<T> parser) {
      super(type);
      this.parser = parser;
    }

    @Override
    public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
      if (!in.currentToken().isScalarValue()) {
        return context.reportInputMismatch(this, "expected one value, not a list or a map");
      }
      String text = in.getText();
      try {
        return parser.parse(text);
      } catch (IllegalArgumentException | DateTimeException e) {
        return context.reportInputMismatch(this, "%s", e.getMessage());
      }
    }
  }
}
