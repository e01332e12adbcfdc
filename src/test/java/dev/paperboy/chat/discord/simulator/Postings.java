package dev.paperboy.chat.discord.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes messages in: the nonce rule and who is notified. Thread-safe. */
final class Postings {
  private record Nonce(StoredMessage message, long until) {}

  private static final Pattern MENTION = Pattern.compile("@everyone|@here|<@(!?|&)(\\d+)>");

  private final World world;
  private final Map<String, Nonce> nonces = new ConcurrentHashMap<>();
  private volatile Duration nonceWindow = Duration.ofMinutes(5);

  Postings(World world) {
    this.world = world;
  }

  void nonceWindow(Duration window) {
    nonceWindow = window;
  }

  /** The message that the same author has posted with this nonce lately. */
  Optional<StoredMessage> earlier(JsonNode body) {
    Nonce known = nonces.get(body.path("nonce").asText(""));
    boolean asked = body.path("enforce_nonce").asBoolean() && body.hasNonNull("nonce");
    if (known == null || !asked || System.nanoTime() - known.until >= 0) {
      return Optional.empty();
    }
    return Optional.of(known.message);
  }

  /** Posts a message of the bot. */
  StoredMessage post(
      SimulatedChannel channel,
      String id,
      JsonNode body,
      List<String> files,
      StoredMessage.Origin origin) {
    StoredMessage message = new StoredMessage(id, channel, origin, withFiles(body, files));
    channel.keep(message);
    if (body.hasNonNull("nonce")) {
      long until = System.nanoTime() + nonceWindow.toNanos();
      nonces.put(body.path("nonce").asText(), new Nonce(message, until));
    }
    recordPings(message, body);
    return message;
  }

  /** Edits a message; a deferred answer that appears by it notifies like a new one. */
  void edit(StoredMessage message, JsonNode body, List<String> files) {
    boolean appears = message.isLoading();
    message.edit(withFiles(body, files));
    if (appears) {
      recordPings(message, body);
    }
  }

  private JsonNode withFiles(JsonNode body, List<String> files) {
    if (files.isEmpty()) {
      return body;
    }
    ObjectNode whole = body.deepCopy();
    ArrayNode attachments = whole.putArray("attachments");
    for (String file : files) {
      String address = "https://cdn.invalid/" + file;
      ObjectNode attachment = attachments.addObject().put("id", world.ids.next());
      attachment.put("filename", file).put("size", 1).put("url", address);
      attachment.put("proxy_url", address);
    }
    return whole;
  }

  private void recordPings(StoredMessage message, JsonNode body) {
    Set<String> pinged = new LinkedHashSet<>();
    Matcher mention = MENTION.matcher(body.path("content").asText(""));
    JsonNode allowed = body.path("allowed_mentions");
    while (mention.find()) {
      if (isAllowed(mention, allowed)) {
        pinged.add(mention.group());
      }
    }
    pinged.forEach(whom -> world.pinged(new Ping(message.channel().id(), message.id(), whom)));
  }

  private static boolean isAllowed(Matcher mention, JsonNode allowed) {
    if (allowed.isMissingNode() || allowed.isNull()) {
      return true;
    }
    boolean everyone = mention.group(2) == null;
    boolean role = "&".equals(mention.group(1));
    String kind = everyone ? "everyone" : role ? "roles" : "users";
    for (JsonNode parsed : allowed.path("parse")) {
      if (parsed.asText().equals(kind)) {
        return true;
      }
    }
    for (JsonNode id : allowed.path(kind)) {
      if (id.asText().equals(mention.group(2))) {
        return true;
      }
    }
    return false;
  }
}
