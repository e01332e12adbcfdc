package dev.paperboy.site.feed;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paperboy.web.JsonAnswer;
import java.util.List;

/** Writes feeds in the format JSON Feed, version 1.1. */
final class JsonFeedWriter {
  private static final String VERSION = "https://jsonfeed.org/version/1.1";

  private JsonFeedWriter() {}

  static String write(FeedContent document) {
    ObjectNode feed = JsonNodeFactory.instance.objectNode();
    feed.put("version", VERSION);
    feed.put("title", document.title());
    document.page().ifPresent(page -> feed.put("home_page_url", page));
    feed.put("feed_url", document.self());
    document.further().ifPresent(address -> feed.put("next_url", address));
    addAuthors(feed, List.of(document.publisher()));
    ArrayNode items = feed.putArray("items");
    document.entries().forEach(entry -> add(items.addObject(), entry));
    return JsonAnswer.text(feed);
  }

  private static void add(ObjectNode item, FeedEntry entry) {
    item.put("id", entry.id());
    item.put("url", entry.page());
    entry.source().ifPresent(address -> item.put("external_url", address));
    item.put("title", entry.title());
    // Required; a paper without an abstract has an empty one.
    item.put("content_text", entry.summary());
    item.put("date_published", entry.published().toString());
    item.put("date_modified", entry.updated().toString());
    if (!entry.authors().isEmpty()) {
      addAuthors(item, entry.authors());
    }
    if (!entry.categories().isEmpty()) {
      ArrayNode tags = item.putArray("tags");
      entry.categories().forEach(tags::add);
    }
  }

  private static void addAuthors(ObjectNode node, List<String> names) {
    ArrayNode authors = node.putArray("authors");
    names.forEach(name -> authors.addObject().put("name", name));
  }
}
