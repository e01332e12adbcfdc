package dev.paperboy.app.settings;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Gives every feed a name of its own. Names that differ only in case count as the same. */
final class FeedNames {

  private final Set<String> taken = new HashSet<>();

  /** Takes the name that a person chose; false when another feed has it. */
  boolean take(String name) {
    return taken.add(name.toLowerCase(Locale.ROOT));
  }

  /** The name itself, or {@code name-2}, {@code name-3} … where it is taken. */
  String free(String name) {
    String candidate = name;
    for (int number = 2; !take(candidate); number++) {
      candidate = name + "-" + number;
    }
    return candidate;
  }

  /** A feed's name made of that of a file: {@code papers} of {@code lists/papers.jsonl.gz}. */
  static String of(Path path) {
    String file = String.valueOf(path.getFileName());
    String name =
        file.replaceFirst("(?<=.)\\..*$", "")
            .replaceAll("[^A-Za-z0-9_-]+", "-")
            .replaceAll("^[-_]+|-+$", "");
    return name.isEmpty() ? "file" : name.substring(0, Math.min(30, name.length()));
  }
}
