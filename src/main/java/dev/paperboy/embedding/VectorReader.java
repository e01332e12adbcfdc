package dev.paperboy.embedding;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.paperboy.meaning.Embedding;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the vectors of a response: {@code {"data": [{"index": 0, "embedding": [0.1, …]}, …]}}. A
 * vector may also be the Base64 of its little-endian floats. What else the response contains is
 * skipped.
 */
final class VectorReader {
  /** More than any published model has. */
  static final int MOST_DIMENSIONS = 8192;

  private static final JsonFactory JSON = new JsonFactory();

  private final JsonParser parser;
  private final @Nullable Embedding[] vectors;
  private int read;

  private VectorReader(JsonParser parser, int expected) {
    this.parser = parser;
    this.vectors = new Embedding[expected];
  }

  /**
   * Returns the vectors in the order of their {@code index}, or of the response if it has none.
   *
   * @param expected how many there must be
   * @throws UnusableAnswerException if there are others, or not all are directions in the same
   *     space
   * @throws IOException if it is not JSON, or incomplete
   */
  static List<Embedding> read(byte[] json, int expected)
      throws IOException, UnusableAnswerException {
    try (JsonParser parser = JSON.createParser(json)) {
      return new VectorReader(parser, expected).all();
    }
  }

  private List<Embedding> all() throws IOException, UnusableAnswerException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new UnusableAnswerException("sent no object with vectors");
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean data = parser.currentName().equals("data");
      if (parser.nextToken() == JsonToken.START_ARRAY && data) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          item();
        }
      } else {
        parser.skipChildren();
      }
    }
    if (parser.currentToken() != JsonToken.END_OBJECT) {
      throw new UnusableAnswerException("sent an incomplete response");
    }
    if (read != vectors.length) {
      throw new UnusableAnswerException(
          "sent %d vectors for %d texts".formatted(read, vectors.length));
    }
    List<Embedding> all = Arrays.stream(vectors).map(VectorReader::present).toList();
    if (all.stream().mapToInt(Embedding::dimensions).distinct().count() > 1) {
      throw new UnusableAnswerException("sent vectors of different dimensions");
    }
    return all;
  }

  // As many as expected, each at an index of its own: none can be missing.
  private static Embedding present(@Nullable Embedding vector) {
    if (vector == null) {
      throw new IllegalStateException("a vector is missing");
    }
    return vector;
  }

  private void item() throws IOException, UnusableAnswerException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw new UnusableAnswerException("sent something else than vectors");
    }
    int index = read;
    Embedding vector = null;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (name.equals("index") && value == JsonToken.VALUE_NUMBER_INT) {
        index = parser.getIntValue();
      } else if (name.equals("embedding")) {
        vector = vector(value);
      } else {
        parser.skipChildren();
      }
    }
    if (vector == null) {
      throw new UnusableAnswerException("sent an item without a vector");
    }
    if (index < 0 || index >= vectors.length || vectors[index] != null) {
      throw new UnusableAnswerException(
          "sent a vector with the index " + index + ", which is none of a text, or a second one");
    }
    vectors[index] = vector;
    read++;
  }

  private Embedding vector(JsonToken value) throws IOException, UnusableAnswerException {
    float[] components;
    if (value == JsonToken.START_ARRAY) {
      components = numbers();
    } else if (value == JsonToken.VALUE_STRING) {
      components = decoded(parser.getText());
    } else {
      throw new UnusableAnswerException("sent something else than a vector");
    }
    if (components.length < 2 || components.length > MOST_DIMENSIONS) {
      throw new UnusableAnswerException(
          "sent a vector of %d dimensions".formatted(components.length));
    }
    boolean zero = true;
    for (float component : components) {
      if (!Float.isFinite(component)) {
        throw new UnusableAnswerException("sent a vector with " + component);
      }
      zero &= component == 0;
    }
    if (zero) {
      throw new UnusableAnswerException("sent a vector of zeros");
    }
    return Embedding.of(components);
  }

  private float[] numbers() throws IOException, UnusableAnswerException {
    float[] components = new float[MOST_DIMENSIONS];
    int count = 0;
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      if (token == null || !token.isNumeric()) {
        throw new UnusableAnswerException(
            "sent a vector with " + (token == JsonToken.VALUE_NULL ? "null" : "no number"));
      }
      if (count == MOST_DIMENSIONS) {
        throw new UnusableAnswerException(
            "sent a vector of more than %d dimensions".formatted(MOST_DIMENSIONS));
      }
      components[count++] = parser.getFloatValue();
    }
    return Arrays.copyOf(components, count);
  }

  private static float[] decoded(String base64) throws UnusableAnswerException {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException notBase64) {
      throw new UnusableAnswerException("sent a text that is no vector");
    }
    FloatBuffer floats = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    float[] components = new float[floats.remaining()];
    floats.get(components);
    return components;
  }
}
