package dev.paperboy.feed.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Parses JSON to trees with bounded memory. Values that are nested deeper than any relevant field
 * are skipped; a list of rows is read row by row; numbers are kept as written.
 */
public final class JsonTree {

  /**
   * The maximum number of values in one row or line: a paper with thousands of authors has a tenth
   * of them.
   */
  public static final int MOST_VALUES = 200_000;

  private static final int DEEPEST_KEPT = 24;
  private static final int DEEPEST = 10_000;
  private static final int LONGEST_NUMBER = 40;

  // The size of the whole text is limited when it is fetched, or per line.
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private final JsonParser parser;
  private int values;

  private JsonTree(JsonParser parser) {
    this.parser = parser;
  }

  /** Receives the rows of a list one by one. */
  @FunctionalInterface
  public interface Rows {
    /**
     * Receives the next row; empty if it has more than {@link #MOST_VALUES} values.
     *
     * @throws InterruptedException if the program is stopping
     */
    void take(Optional<JsonNode> row) throws InterruptedException;
  }

  /**
   * Parses a text with one value; an empty text is a missing value.
   *
   * @throws StreamConstraintsException if it is nested too deeply, or has more than {@link
   *     #MOST_VALUES} values
   * @throws JsonProcessingException if it is not JSON
   */
  public static JsonNode read(String json) throws JsonProcessingException {
    try (JsonParser parser = JSON.createParser(json)) {
      JsonTree tree = new JsonTree(parser);
      JsonNode value =
          parser.nextToken() == null ? MissingNode.getInstance() : tree.within(tree.value(0));
      requireEnd(parser);
      return value;
    } catch (JsonProcessingException notJson) {
      throw notJson;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static void requireEnd(JsonParser parser) throws IOException {
    if (parser.nextToken() != null) {
      throw new JsonParseException(parser, "something follows the end");
    }
  }

  /**
   * Parses a text, and passes on the elements of a list in it as they are read.
   *
   * @param list the name of the list in the top-level object; "" if the text is the list
   * @return the rest of the text: the object with an empty list, or an empty list
   * @throws StreamConstraintsException if it is nested too deeply, or has more than {@link
   *     #MOST_VALUES} values besides the list; rows before that position were passed on
   * @throws JsonProcessingException if it is not JSON; likewise
   * @throws InterruptedException if the program is stopping
   */
  public static JsonNode rows(String json, String list, Rows rows)
      throws JsonProcessingException, InterruptedException {
    try (JsonParser parser = JSON.createParser(json)) {
      JsonNode document = new JsonTree(parser).document(list, rows);
      requireEnd(parser);
      return document;
    } catch (JsonProcessingException notJson) {
      throw notJson;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private JsonNode document(String list, Rows rows) throws IOException, InterruptedException {
    JsonToken first = parser.nextToken();
    if (first == null) {
      return MissingNode.getInstance();
    }
    if (first == JsonToken.START_ARRAY && list.isEmpty()) {
      handOver(rows);
      return JsonNodeFactory.instance.arrayNode();
    }
    if (first != JsonToken.START_OBJECT) {
      return within(value(0));
    }
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      if (parser.nextToken() == JsonToken.START_ARRAY && name.equals(list)) {
        handOver(rows);
        object.putArray(name);
      } else {
        object.set(name, within(value(1)));
      }
    }
    return object;
  }

  private JsonNode within(JsonNode value) throws StreamConstraintsException {
    if (values > MOST_VALUES) {
      throw new StreamConstraintsException("it holds more than " + MOST_VALUES + " values");
    }
    return value;
  }

  private void handOver(Rows rows) throws IOException, InterruptedException {
    int beside = values;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      values = 0;
      JsonNode row = value(0);
      rows.take(values > MOST_VALUES ? Optional.empty() : Optional.of(row));
    }
    values = beside;
  }

  /** Returns the value at the current token; missing if it is too deep or exceeds the limit. */
  private JsonNode value(int depth) throws IOException {
    if (++values > MOST_VALUES || depth > DEEPEST_KEPT) {
      parser.skipChildren();
      return MissingNode.getInstance();
    }
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(depth);
      case START_ARRAY -> array(depth);
      case VALUE_STRING -> JsonNodeFactory.instance.textNode(parser.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getText());
      case VALUE_TRUE -> JsonNodeFactory.instance.booleanNode(true);
      case VALUE_FALSE -> JsonNodeFactory.instance.booleanNode(false);
      default -> JsonNodeFactory.instance.nullNode();
    };
  }

  private JsonNode object(int depth) throws IOException {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      JsonNode value = value(depth + 1);
      if (!value.isMissingNode()) {
        object.set(name, value);
      }
    }
    return object;
  }

  private JsonNode array(int depth) throws IOException {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      JsonNode value = value(depth + 1);
      if (!value.isMissingNode()) {
        array.add(value);
      }
    }
    return array;
  }

  /** A number with implausibly many digits or an implausible exponent is treated as a text. */
  private static JsonNode number(String digits) {
    if (digits.length() <= LONGEST_NUMBER) {
      try {
        return DecimalNode.valueOf(new BigDecimal(digits));
      } catch (NumberFormatException beyondAllBounds) {
        return JsonNodeFactory.instance.textNode(digits);
      }
    }
    return JsonNodeFactory.instance.textNode(digits);
  }
}
