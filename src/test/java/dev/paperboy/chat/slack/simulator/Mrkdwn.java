package dev.paperboy.chat.slack.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads Slack's markup: whom a text notifies, and what it links to. */
final class Mrkdwn {
  private static final Pattern PING =
      Pattern.compile("<(?:!(?:channel|here|everyone)|@[UW][A-Z0-9]*|!subteam\\^[A-Z0-9]+)[^<>]*>");
  private static final Pattern PLAIN_PING = Pattern.compile("@(?:channel|here|everyone)\\b");
  private static final Pattern MEDIA =
      Pattern.compile(".*(\\.(png|jpe?g|gif|webp|mp4|mp3)([?#].*)?|//(www\\.)?youtu.*)");
  private static final Pattern LINK = Pattern.compile("<?(https?://[^\\s|<>]+)");

  private Mrkdwn() {}

  /**
   * Whom a message notifies, as written.
   *
   * @param parsing whether the message was sent with {@code parse=full} or {@code link_names}
   */
  static List<String> pings(JsonNode message, boolean parsing) {
    List<String> found = new ArrayList<>();
    for (String text : texts(message)) {
      collect(PING, text, 0, found);
      if (parsing) {
        collect(PLAIN_PING, text, 0, found);
      }
    }
    return found;
  }

  /** The addresses that Slack expands, as a message's flags stand. */
  static List<String> unfurled(JsonNode message) {
    boolean everything = message.path("unfurl_links").asBoolean();
    boolean media = message.path("unfurl_media").asBoolean();
    return links(message).stream()
        .filter(link -> everything || (media && MEDIA.matcher(link).matches()))
        .toList();
  }

  /** The addresses in a message's texts, in order. */
  static List<String> links(JsonNode message) {
    List<String> found = new ArrayList<>();
    texts(message).forEach(text -> collect(LINK, text, 1, found));
    return found.stream().distinct().toList();
  }

  private static void collect(Pattern pattern, String text, int group, List<String> found) {
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(group));
    }
  }

  /** The texts that are read as markup: plain_text is not. */
  private static List<String> texts(JsonNode message) {
    List<String> texts = new ArrayList<>();
    texts.add(message.path("text").asText(""));
    collectMarkup(message.path("blocks"), texts);
    collectMarkup(message.path("attachments"), texts);
    return texts;
  }

  private static void collectMarkup(JsonNode node, List<String> texts) {
    String type = node.path("type").asText("");
    if (type.equals("mrkdwn") || type.equals("markdown")) {
      texts.add(node.path("text").asText(""));
    } else if (type.equals("user")) {
      texts.add("<@" + node.path("user_id").asText() + ">");
    } else if (type.equals("broadcast")) {
      texts.add("<!" + node.path("range").asText() + ">");
    }
    node.forEach(child -> collectMarkup(child, texts));
  }
}
