package dev.paperboy.feed.syndication;

import dev.paperboy.paper.PaperId;
import dev.paperboy.paper.PaperReference;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** The id of an item that is not a paper: the feed's id of it, or its full address. */
final class ItemId {
  /** Longer texts are not ids, and expensive to look up in a database. */
  private static final int LONGEST = 1_000;

  private static final Pattern WEB = Pattern.compile("https?://.*", Pattern.CASE_INSENSITIVE);

  /** Globally unique names: the same name in two feeds is the same item. */
  private static final Pattern UNIQUE =
      Pattern.compile(
          "urn:[a-z0-9][a-z0-9-]{1,31}:.+|tag:[^,:]+,\\d{4}[\\d-]*:.+", Pattern.CASE_INSENSITIVE);

  private ItemId() {}

  /**
   * Returns the id of an item.
   *
   * @param feed the feed's name, which qualifies a name that is unique only within the feed
   * @param guid the feed's id of the item; empty if there is none
   * @param link its address; empty if it has none
   */
  static Optional<PaperId> of(String feed, String guid, String link) {
    Optional<PaperId> address = PaperReference.place(link);
    boolean usable = !guid.isEmpty() && guid.length() <= LONGEST;
    return usable ? Optional.of(named(feed, guid)) : address;
  }

  private static PaperId named(String feed, String guid) {
    Optional<PaperId> address =
        WEB.matcher(guid).matches() ? PaperReference.place(guid) : Optional.empty();
    String scope = UNIQUE.matcher(guid).matches() ? "" : feed + "/";
    return address.orElseGet(() -> new PaperId(PaperId.Scheme.ITEM, scope + encoded(guid)));
  }

  /** Without characters that cannot be typed, or would end typed input. */
  private static String encoded(String guid) {
    StringBuilder encoded = new StringBuilder();
    for (byte one : guid.getBytes(StandardCharsets.UTF_8)) {
      if (one > ' ' && one < 127 && one != '%' && one != '"' && one != '`') {
        encoded.append((char) one);
      } else {
        encoded.append('%').append("%02X".formatted(one));
      }
    }
    return encoded.toString();
  }
}
