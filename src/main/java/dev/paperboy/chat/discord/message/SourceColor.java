package dev.paperboy.chat.discord.message;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The colour of a card's edge, by the source that announced the paper. */
final class SourceColor {
  private static final Map<String, Integer> KNOWN =
      new TreeMap<>(
          Map.of(
              "hugging face", 0xFFD21E,
              "arxiv", 0xB31B1B,
              "biorxiv", 0xE0602B,
              "medrxiv", 0x1F6FB2));

  private static final int[] OTHERS = {
    0x2E8B57, 0x6A5ACD, 0x20808D, 0x9C5A2B, 0x7A3E8E, 0x4F7942, 0x3F5E9B, 0xA0446E
  };

  private SourceColor() {}

  /** Returns a colour that is always the same for a source. */
  static int of(String source) {
    // The first of several sources: "Hugging Face · arXiv cs.CL".
    String first = source.split(" · ", 2)[0].strip().toLowerCase(Locale.ROOT);
    return KNOWN.entrySet().stream()
        .filter(entry -> first.startsWith(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseGet(() -> OTHERS[Math.floorMod(first.hashCode(), OTHERS.length)]);
  }
}
