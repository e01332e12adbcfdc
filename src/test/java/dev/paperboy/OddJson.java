package dev.paperboy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** JSON with something wrong: values that are missing, of another kind, or odd. */
public final class OddJson {
  private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;

  private final Random random;
  private final OddTexts texts;

  /** Creates changes by this chance, with these texts. */
  public OddJson(Random random, OddTexts texts) {
    this.random = random;
    this.texts = texts;
  }

  /** Returns a copy with one to three values changed. */
  public JsonNode changed(JsonNode json) {
    JsonNode copy = json.deepCopy();
    for (int left = 1 + random.nextInt(3); left > 0; left--) {
      List<JsonNode> parents = new ArrayList<>();
      collect(copy, parents);
      if (!parents.isEmpty()) {
        change(texts.any(parents));
      }
    }
    return copy;
  }

  private static void collect(JsonNode node, List<JsonNode> parents) {
    if (!node.isEmpty()) {
      parents.add(node);
      node.forEach(child -> collect(child, parents));
    }
  }

  private void change(JsonNode parent) {
    if (parent instanceof ObjectNode object) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      String name = texts.any(names);
      if (random.nextInt(4) == 0) {
        object.remove(name);
      } else {
        object.set(name, other(object.get(name)));
      }
    } else if (parent instanceof ArrayNode array) {
      int at = random.nextInt(array.size());
      array.set(at, other(array.get(at)));
    }
  }

  private JsonNode other(JsonNode before) {
    return switch (random.nextInt(8)) {
      case 0 -> MAKE.nullNode();
      case 1 -> MAKE.numberNode(random.nextLong());
      case 2 -> MAKE.arrayNode();
      case 3 -> MAKE.objectNode();
      case 4 -> MAKE.booleanNode(random.nextBoolean());
      case 5 -> MAKE.arrayNode().add(before).add(before);
      case 6 -> MAKE.textNode(texts.made(5));
      default -> MAKE.textNode(texts.changed(before.asText("x")));
    };
  }
}
