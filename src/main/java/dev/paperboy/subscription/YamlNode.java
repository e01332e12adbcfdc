package dev.paperboy.subscription;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A piece of YAML and the line where it begins, from 1. Texts are kept as they were written. */
sealed interface YamlNode {

  /** Where it begins. */
  int line();

  /** A single value; one that is left out is the empty text. */
  record Text(String value, int line) implements YamlNode {}

  /** Keys with their values, in order. */
  record Keys(Map<String, YamlNode> values, int line) implements YamlNode {
    /** Copies the values. */
    public Keys {
      values = new LinkedHashMap<>(values);
    }
  }

  /** A list. */
  record Items(List<YamlNode> values, int line) implements YamlNode {
    /** Copies the values. */
    public Items {
      values = List.copyOf(values);
    }
  }
}
