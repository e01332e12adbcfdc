package dev.paperboy.chat.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paperboy.card.Card;
import dev.paperboy.command.Reply;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the API's objects as JSON. The names of the fields are a contract. */
final class ConsoleJson {
  private static final Logger log = LoggerFactory.getLogger(ConsoleJson.class);
  private static final JsonMapper MAPPER = new JsonMapper();

  private ConsoleJson() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  static ObjectNode channel(ConsoleChannel channel) {
    return object().put("id", channel.id()).put("name", channel.name());
  }

  static ObjectNode channel(ConsoleLog.Listed listed) {
    return channel(listed.channel()).put("newest", listed.newest());
  }

  static ObjectNode reply(Reply reply) {
    ObjectNode node = object().put("ephemeral", reply.ephemeral()).put("text", reply.text());
    node.set("cards", cards(reply.cards()));
    ArrayNode actions = node.putArray("actions");
    reply
        .actions()
        .forEach(
            action ->
                actions
                    .addObject()
                    .put("label", action.label())
                    .put("command", action.invocation().typed()));
    return node;
  }

  static ObjectNode message(ConsoleMessage message) {
    ObjectNode node =
        object()
            .put("id", message.number())
            .put("at", message.at().toString())
            .put("text", message.text());
    node.set("cards", storedCards(message));
    return node;
  }

  static ArrayNode cards(List<Card> cards) {
    ArrayNode nodes = array();
    cards.forEach(card -> nodes.add(card(card)));
    return nodes;
  }

  /** Returns the result of a search, with its facets. */
  static ObjectNode found(PaperCatalog.SearchAnswer.Found found, PaperCatalog.Facets facets) {
    ObjectNode node =
        object()
            .put("query", found.query())
            .put("total", found.total())
            .put("exact", found.exact())
            .put("close", found.close())
            .put("did_you_mean", found.didYouMean());
    node.set("papers", cards(found.papers()));
    ObjectNode spread = node.putObject("facets");
    spread.set("sources", facets(facets.sources()));
    spread.set("categories", facets(facets.categories()));
    spread.set("months", facets(facets.months()));
    spread.put("exact", facets.exact());
    return node;
  }

  private static ArrayNode facets(List<PaperCatalog.Facet> facets) {
    ArrayNode nodes = array();
    facets.forEach(
        facet ->
            nodes
                .addObject()
                .put("value", facet.value())
                .put("papers", facet.papers())
                .put("query", facet.query()));
    return nodes;
  }

  static ObjectNode card(Card card) {
    ObjectNode node =
        object()
            .put("paper", card.paper().toString())
            .put("title", card.title())
            .put("url", address(card.url()))
            .put("authors", card.authors())
            .put("summary", card.summary())
            .put("machine_summary", card.machineSummary())
            .put("source", card.source())
            .put("published", card.published().toString());
    node.set("categories", texts(card.categories()));
    node.put("upvotes", card.upvotes())
        .put("comments", card.comments())
        .put("code", address(card.code()))
        .put("project", address(card.project()))
        .put("pdf", address(card.pdf()));
    node.set("why", texts(card.why()));
    node.set("matched", texts(card.matched()));
    if (card.withdrawn()) {
      node.put("withdrawn", true);
    }
    if (!card.version().isEmpty()) {
      node.put("version", card.version());
    }
    if (!card.rank().isEmpty()) {
      node.put("rank", card.rank());
    }
    if (!card.votes().isEmpty()) {
      node.put("votes", card.votes());
    }
    if (!card.match().isEmpty()) {
      node.put("match", card.match());
    }
    if (!card.taste().isEmpty()) {
      node.put("taste", card.taste());
    }
    ArrayNode causes = node.putArray("subscriptions");
    card.subscriptions()
        .forEach(cause -> causes.addObject().put("id", cause.id()).put("query", cause.query()));
    return node;
  }

  static ObjectNode status(ConsoleStatus status) {
    ObjectNode node =
        object()
            .put("now", status.now().toString())
            .put("papers", status.papers())
            .put("subscriptions", status.subscriptions());
    if (status.unindexed() > 0) {
      node.put("unindexed", status.unindexed());
    }
    ArrayNode feeds = node.putArray("feeds");
    status.feeds().forEach(feed -> feeds.add(feed(feed)));
    node.putObject("outbox")
        .put("pending", status.outbox().pending())
        .put("sent", status.outbox().sent())
        .put("held", status.outbox().held())
        .put("failed", status.outbox().failed());
    ArrayNode platforms = node.putArray("platforms");
    status
        .platforms()
        .forEach(
            platform ->
                platforms
                    .addObject()
                    .put("name", platform.name())
                    .put("state", platform.state())
                    .put("detail", platform.detail()));
    return node;
  }

  private static ObjectNode feed(ConsoleStatus.Feed feed) {
    return object()
        .put("name", feed.name())
        .put("title", feed.title())
        .put("status", feed.status())
        .put("detail", feed.detail())
        .put("last_success", moment(feed.lastSuccess()))
        .put("last_attempt", moment(feed.lastAttempt()))
        .put("next_poll", moment(feed.nextPoll()))
        .put("papers", feed.papers());
  }

  private static JsonNode storedCards(ConsoleMessage message) {
    try {
      if (MAPPER.readTree(message.cards()) instanceof ArrayNode cards) {
        return cards;
      }
    } catch (JsonProcessingException malformed) {
      log.atWarn()
          .addKeyValue("message", message.number())
          .log("cards of a stored message cannot be read and are left out");
    }
    return array();
  }

  /**
   * Returns an address that may become a link: feeds may contain anything, but only web addresses
   * are allowed.
   */
  private static String address(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.startsWith("https://") || lower.startsWith("http://") ? text : "";
  }

  private static ArrayNode texts(List<String> texts) {
    ArrayNode nodes = array();
    texts.forEach(nodes::add);
    return nodes;
  }

  private static @Nullable String moment(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }
}
