package dev.paperboy.feed.biorxiv;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paperboy.TextRoutine;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How texts of bioRxiv enter the program. */
public final class BiorxivTextRoutines {
  private BiorxivTextRoutines() {}

  /** All of them. */
  public static List<TextRoutine> all() {
    return List.of(
        TextRoutine.of("row of bioRxiv", BiorxivTextRoutines::row, "feed/biorxiv/BiorxivRow"));
  }

  private static Object row(String text) {
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    row.put("doi", "10.1101/2026.06.01.123456").put("title", "T" + text).put("abstract", text);
    row.put("authors", text).put("category", text).put("date", text).put("version", text);
    return BiorxivRow.item(
        Optional.of(row), 1, "biorxiv", "biorxiv", Instant.parse("2026-06-15T12:00:00Z"));
  }
}
