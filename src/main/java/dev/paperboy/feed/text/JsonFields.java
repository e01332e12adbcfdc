package dev.paperboy.feed.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Lenient access to the fields of a JSON object: a field that is absent or null is treated as
 * empty, as is one that cannot be read, which adds a remark.
 *
 * @param node the object; anything else has no fields
 * @param remarks receives problems with fields
 */
public record JsonFields(JsonNode node, FieldRemarks remarks) {

  private static final int LONGEST_COUNT = 30;
  private static final int MOST_DIGITS = 10;

  /** The fallback for an unreadable date, in words. */
  public static final String DAY_OF_READING = "the day of reading";

  /** Returns the fields of an object without collecting remarks. */
  public JsonFields(JsonNode node) {
    this(node, new FieldRemarks(""));
  }

  /** Returns whether it is an object. */
  public boolean isObject() {
    return node.isObject();
  }

  /** Returns whether the field exists and is not a text: a number, a list. */
  public boolean isNoText(String name) {
    JsonNode value = node.path(name);
    return !value.isMissingNode() && !value.isNull() && !value.isTextual();
  }

  /** Returns a description of a field that is not a text: {@code a number, 2611.12340}. */
  public String kind(String name) {
    JsonNode value = node.path(name);
    return switch (value.getNodeType()) {
      case NUMBER -> "a number, " + written(value);
      case BOOLEAN -> "true or false";
      case ARRAY -> "a list";
      case OBJECT -> "an object";
      default -> "a text";
    };
  }

  /** Returns a text or number unchanged; "" if there is none. */
  public String text(String name) {
    JsonNode value = node.path(name);
    if (value.isTextual() || value.isNumber()) {
      return written(value);
    }
    if (isNoText(name)) {
      remarks.add(name + " is " + kind(name) + ", not a text, and was left out");
    }
    return "";
  }

  private static String written(JsonNode value) {
    boolean plain = value.isNumber() && Math.abs(value.decimalValue().scale()) <= MOST_DIGITS;
    return plain ? value.decimalValue().toPlainString() : value.asText();
  }

  /** Returns the first of these texts that is not blank; "" if all are. */
  public String firstText(String... names) {
    for (String name : names) {
      String text = text(name);
      if (!text.isBlank()) {
        return text;
      }
    }
    return "";
  }

  /** Returns a web address; "" if there is none. */
  public String link(String name) {
    String written = text(name);
    String link = PaperText.link(written);
    if (link.isEmpty() && !written.isBlank()) {
      remarks.add(
          name + " " + FieldRemarks.shown(written) + " is not a web address and was left out");
    }
    return link;
  }

  /** Returns a count, also if it is written as a text; empty if there is none. */
  public Optional<Integer> count(String name) {
    String written = text(name).strip();
    if (written.isEmpty()) {
      return Optional.empty();
    }
    Optional<Integer> count = number(written);
    if (count.isEmpty()) {
      remarks.add(name + " " + FieldRemarks.shown(written) + " is not a count and was left out");
    }
    return count;
  }

  private static Optional<Integer> number(String written) {
    if (written.length() > LONGEST_COUNT) {
      return Optional.empty();
    }
    try {
      BigDecimal number = new BigDecimal(written);
      // Checked first, since 1e999999999 would be expanded.
      boolean tooLarge = number.precision() - (long) number.scale() > MOST_DIGITS;
      return number.signum() < 0 || tooLarge
          ? Optional.empty()
          : Optional.of(number.intValueExact());
    } catch (ArithmeticException | NumberFormatException notACount) {
      return Optional.empty();
    }
  }

  /**
   * Returns a date; empty if there is no readable one.
   *
   * @param now a day without a year is the most recent one
   * @param instead the fallback, for the remark
   */
  public Optional<Instant> date(String name, Instant now, String instead) {
    if (isNoText(name) && !node.path(name).isNumber()) {
      remarks.add(name + " is " + kind(name) + ", not a date: " + instead + " is used");
      return Optional.empty();
    }
    return remarks.date(name, text(name), now, instead);
  }

  /** Returns the fields of a nested object. */
  public JsonFields object(String name) {
    return new JsonFields(node.path(name), remarks);
  }

  /** Returns the elements of a list. */
  public List<JsonNode> list(String name) {
    List<JsonNode> elements = new ArrayList<>();
    if (node.path(name).isArray()) {
      node.path(name).forEach(elements::add);
    }
    return elements;
  }

  /** Returns the texts of a list, or a single text in its place. */
  public List<String> texts(String name) {
    return texts(name, "\n");
  }

  /**
   * Returns the texts of a list, or the parts of a single text in its place.
   *
   * @param separator regular expression that separates the parts
   */
  public List<String> texts(String name, String separator) {
    if (!node.path(name).isArray()) {
      return Arrays.asList(text(name).strip().split(separator, -1));
    }
    List<String> texts = new ArrayList<>();
    int others = 0;
    for (JsonNode element : node.path(name)) {
      if (element.isTextual() || element.isNumber()) {
        texts.add(written(element));
      } else if (!element.isNull()) {
        others++;
      }
    }
    remarkOthers(name, others);
    return texts;
  }

  /** Adds a remark that some elements of a list were left out. */
  public void remarkOthers(String name, int others) {
    if (others > 0) {
      int all = Math.max(1, node.path(name).size());
      remarks.add(name + ": " + others + " of " + all + " cannot be read and were left out");
    }
  }
}
