package dev.paperboy.route.chaos;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which replica polled which feed and posted in which channel, and when. Thread-safe. */
final class Traffic {
  private static final Map<String, Pattern> POSTS =
      Map.of(
          "discord", Pattern.compile("^POST /api/v10/channels/(\\d+)/messages"),
          "slack", Pattern.compile("(?:^|[&\\s])channel=(\\w+)"),
          "mail", Pattern.compile("^RCPT TO:<([^>]+)>"),
          "feeds", Pattern.compile("^GET /(api/daily_papers|rss/)"));

  private final List<Sent> sent = new CopyOnWriteArrayList<>();

  /**
   * A post or a poll.
   *
   * @param at of {@link System#nanoTime}
   * @param server "feeds", or the name of a platform
   * @param where the channel, or the feed
   */
  record Sent(long at, int replica, String server, String where) {}

  /** Reads what a replica sends to a server. */
  Consumer<byte[]> of(int replica, String server) {
    Pattern pattern = POSTS.getOrDefault(server, Pattern.compile("(?!)"));
    return piece -> {
      String text = new String(piece, StandardCharsets.ISO_8859_1);
      Matcher found = pattern.matcher(text);
      // Only the requests to Slack that post have metadata.
      boolean posts = !server.equals("slack") || text.contains("metadata=");
      while (posts && found.find()) {
        sent.add(new Sent(System.nanoTime(), replica, server, found.group(1)));
      }
    };
  }

  /** Forgets everything so far. */
  void forget() {
    sent.clear();
  }

  /** Returns everything so far, oldest first. */
  List<Sent> sent() {
    return List.copyOf(sent);
  }
}
