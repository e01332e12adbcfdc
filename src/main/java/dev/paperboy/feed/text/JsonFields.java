package dev.paperboy.feed.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The fields of a JSON object, forgivingly read: one that is absent or null is as empty as an empty
 * one, and so is one that cannot be read, which is remarked.
 *
 * @param node the object; anything else has no fields
 * @param remarks takes what is wrong with a field
 */
public record JsonFields(JsonNode node, FieldRemarks remarks) {

  private static final int LONGEST_COUNT = 30;
  private static final int MOST_DIGITS = 10;

  /** What counts where a date cannot be read. */
  public static final String DAY_OF_READING = "the day of reading";

  /** The fields of an object about which nobody wants remarks. */
  public JsonFields(JsonNode node) {
    this(node, new FieldRemarks(""));
  }

  /** Whether it is an object at all. */
  public boolean isObject() {
    return node.isObject();
  }

  /** Whether the field of this name is there and is anything but a text: a number, a list. */
  public boolean isNoText(String name) {
    JsonNode value = node.path(name);
    return !value.isMissingNode() && !value.isNull() && !value.isTextual();
  }

  /** What the field of this name is, and is not a text: {@code a number, 2611.12340}. */
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

  /** The text or number of this name as it is written; "" where there is none. */
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

  /** The first of these texts that is not blank; "" where all are. */
  public String firstText(String... names) {
    for (String name : names) {
      String text = text(name);
      if (!text.isBlank()) {
        return text;
      }
    }
    return "";
  }

  /** The web address of this name; "" where there is none. */
  public String link(String name) {
    String written = text(name);
    String link = PaperText.link(written);
    if (link.isEmpty() && !written.isBlank()) {
      remarks.add(
          name + " " + FieldRemarks.shown(written) + " is not a web address and was left out");
    }
    return link;
  }

  /** The count of this name, also where it is written as a text; empty where there is none. */
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
      // Looked at first, as 1e999999999 would be written out.
      boolean tooLarge = number.precision() - (long) number.scale() > MOST_DIGITS;
      return number.signum() < 0 || tooLarge
          ? Optional.empty()
          : Optional.of(number.intValueExact());
    } catch (ArithmeticException | NumberFormatException notACount) {
      return Optional.empty();
    }
  }

  /**
   * The date of this name; empty where there is none that can be read.
   *
   * @param now a day without a year is the last one of that name
   * @param instead what counts where it cannot be read, for the remark
   */
  public Optional<Instant> date(String name, Instant now, String instead) {
    if (isNoText(name) && !node.path(name).isNumber()) {
      remarks.add(name + " is " + kind(name) + ", not a date: " + instead + " is used");
      return Optional.empty();
    }
    return remarks.date(name, text(name), now, instead);
  }

  /** The fields of the object of this name. */
  public JsonFields object(String name) {
    return new JsonFields(node.path(name), remarks);
  }

  /** The elements of the list of this name. */
  public List<JsonNode> list(String name) {
    List<JsonNode> elements = new ArrayList<>();
    if (node.path(name).isArray()) {
      node.path(name).forEach(elements::add);
    }
    return elements;
  }

  /** The texts in the list of this name, or the one text in its place. */
  public List<String> texts(String name) {
    return texts(name, "\n");
  }

  /**
   * The texts in the list of this name, or the parts of the one text in its place.
   *
   * @param separator what is between the parts, a regular expression
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

  /** Remarks that so many elements of the list of this name were left out. */
  public void remarkOthers(String name, int others) {
    if (others > 0) {
      int all = Math.max(1, node.path(name).size());
      remarks.add(name + ": " + others + " of " + all + " cannot be read and were left out");
    }
  }
}
