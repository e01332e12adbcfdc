package dev.paperboy.feed.syndication;

import dev.paperboy.paper.PaperId;
import dev.paperboy.paper.PaperReference;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** What names an item that is no paper: what its feed calls it, else its whole address. */
final class ItemId {
  /** Longer ones are no names; a database can hardly look for them. */
  private static final int LONGEST = 1_000;

  private static final Pattern WEB = Pattern.compile("https?://.*", Pattern.CASE_INSENSITIVE);

  /** Names that nobody gives twice: what has one in two feeds is one item. */
  private static final Pattern UNIQUE =
      Pattern.compile(
          "urn:[a-z0-9][a-z0-9-]{1,31}:.+|tag:[^,:]+,\\d{4}[\\d-]*:.+", Pattern.CASE_INSENSITIVE);

  private ItemId() {}

  /**
   * The id of an item.
   *
   * @param feed the feed's name, which makes a name that is one only in it unique
   * @param guid what the feed calls the item; empty where it calls it nothing
   * @param link its address; empty where it has none
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

  /** Without what cannot be typed, or would end what is typed. */
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
