package dev.paperboy.subscription;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A YAML node and the line where it begins, from 1. Scalars are kept as written. */
sealed interface YamlNode {

  /** Returns the line where it begins. */
  int line();

  /** A scalar; an omitted one is the empty text. */
  record Text(String value, int line) implements YamlNode {}

  /** A mapping, in order. */
  record Keys(Map<String, YamlNode> values, int line) implements YamlNode {
    /** Copies the values. */
    public Keys {
      values = new LinkedHashMap<>(values);
    }
  }

  /** A sequence. */
  record Items(List<YamlNode> values, int line) implements YamlNode {
    /** Copies the values. */
    public Items {
      values = List.copyOf(values);
    }
  }
}
