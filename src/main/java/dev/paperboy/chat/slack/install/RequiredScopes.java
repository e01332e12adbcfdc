package dev.paperboy.chat.slack.install;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The scopes that the bot asks for in a workspace, and their purposes. It works without the
 * optional ones.
 */
public final class RequiredScopes {
  private static final Map<String, String> PURPOSES = new LinkedHashMap<>();

  static {
    PURPOSES.put("app_mentions:read", "to answer when it is mentioned");
    PURPOSES.put("channels:read", "to see which public channels it can post to");
    PURPOSES.put("chat:write", "to post papers");
    PURPOSES.put("chat:write.public", "to post to public channels that it was not invited to");
    PURPOSES.put("commands", "to answer /papers and “Papers in this message”");
    PURPOSES.put("groups:read", "to see which private channels it can post to");
    PURPOSES.put("im:history", "to read what people write to it directly");
    PURPOSES.put("im:read", "to recognise direct messages");
    PURPOSES.put("im:write", "to tell the person who subscribed when a channel is lost");
    PURPOSES.put("links:read", "to notice links to papers");
    PURPOSES.put("links:write", "to show such links as cards");
    PURPOSES.put("mpim:read", "to recognise direct messages of several people");
    PURPOSES.put("users:read", "to know who administers the workspace, and people's time zones");
  }

  private static final Map<String, String> OPTIONAL =
      Map.of("reactions:read", "to count 👍 and 👎 below its messages as votes");

  private RequiredScopes() {}

  /** Returns all scopes, by name. */
  public static List<String> all() {
    return Stream.concat(PURPOSES.keySet().stream(), OPTIONAL.keySet().stream()).sorted().toList();
  }

  /** Parses Slack's comma-separated list of scopes. */
  static List<String> read(String list) {
    return Arrays.stream(list.split("[,\\s]+")).filter(scope -> !scope.isEmpty()).toList();
  }

  /** Returns the missing optional scopes, each with its purpose. */
  static Map<String, String> missingOptional(Collection<String> granted) {
    Map<String, String> missing = new LinkedHashMap<>(OPTIONAL);
    missing.keySet().removeAll(granted);
    return missing;
  }

  /** Returns the missing scopes that the bot needs, each with its purpose. */
  static Map<String, String> missing(Collection<String> granted) {
    Map<String, String> missing = new LinkedHashMap<>(PURPOSES);
    missing.keySet().removeAll(granted);
    return missing;
  }
}
