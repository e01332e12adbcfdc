package dev.paperboy.app.settings;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Gives every feed a unique name, ignoring case. */
final class FeedNames {

  private final Set<String> taken = new HashSet<>();

  /** Takes a configured name; returns false if another feed has it. */
  boolean take(String name) {
    return taken.add(name.toLowerCase(Locale.ROOT));
  }

  /** Returns the name, or {@code name-2}, {@code name-3} … if it is taken. */
  String free(String name) {
    String candidate = name;
    for (int number = 2; !take(candidate); number++) {
      candidate = name + "-" + number;
    }
    return candidate;
  }

  /**
   * Returns a feed's name derived from that of a file: {@code papers} from {@code
   * lists/papers.jsonl.gz}.
   */
  static String of(Path path) {
    String file = String.valueOf(path.getFileName());
    String name =
        file.replaceFirst("(?<=.)\\..*$", "")
            .replaceAll("[^A-Za-z0-9_-]+", "-")
            .replaceAll("^[-_]+|-+$", "");
    return name.isEmpty() ? "file" : name.substring(0, Math.min(30, name.length()));
  }
}
