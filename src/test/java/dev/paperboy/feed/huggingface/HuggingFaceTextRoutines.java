package dev.paperboy.feed.huggingface;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paperboy.TextRoutine;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How texts of Hugging Face enter the program. */
public final class HuggingFaceTextRoutines {
  private HuggingFaceTextRoutines() {}

  /** All of them. */
  public static List<TextRoutine> all() {
    return List.of(
        TextRoutine.of(
            "row of Hugging Face",
            HuggingFaceTextRoutines::row,
            "feed/huggingface/HuggingFacePaper"));
  }

  private static Object row(String text) {
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    row.put("id", "2606.00001").put("title", "T" + text).put("summary", text);
    row.put("ai_summary", text).put("publishedAt", text).put("thumbnail", "https://a/" + text);
    row.put("upvotes", text).put("githubRepo", text).put("projectPage", "https://a/" + text);
    row.putArray("mediaUrls").add("https://a/" + text);
    row.putArray("authors").addObject().put("name", text);
    row.putArray("ai_keywords").add(text);
    row.putObject("paper").setAll(row.deepCopy());
    return HuggingFacePaper.item(
        "huggingface", Optional.of(row), 1, Instant.parse("2026-06-15T12:00:00Z"));
  }
}
