package dev.paperboy.site.feed;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Permanent identifiers of feeds and their entries, which do not depend on any address. */
final class FeedUrn {
  private FeedUrn() {}

  /** Returns the same URN for the same kind and name, and others for others. */
  static String of(String kind, String name) {
    byte[] text = ("paperboy " + kind + " " + name).getBytes(StandardCharsets.UTF_8);
    return "urn:uuid:" + UUID.nameUUIDFromBytes(text);
  }
}
