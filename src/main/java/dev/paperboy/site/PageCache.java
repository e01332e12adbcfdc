package dev.paperboy.site;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The pages that were rendered last. Thread-safe. */
final class PageCache {
  private static final int TAG_BYTES = 12;

  private final int size;
  private final Map<String, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

  /** Creates a cache of this many pages. */
  PageCache(int size) {
    this.size = size;
  }

  /**
   * A rendered page.
   *
   * @param status of the response
   * @param html the page
   * @param tag its strong validator, with quotes
   */
  record Rendered(int status, String html, String tag) {
    /** Creates a page with the validator of its content. */
    static Rendered of(int status, String html) {
      try {
        byte[] digest =
            MessageDigest.getInstance("SHA-256").digest(html.getBytes(StandardCharsets.UTF_8));
        return new Rendered(
            status, html, '"' + HexFormat.of().formatHex(digest, 0, TAG_BYTES) + '"');
      } catch (NoSuchAlgorithmException impossible) {
        throw new IllegalStateException("every Java platform has SHA-256", impossible);
      }
    }
  }

  private record Entry(String stamp, Rendered page) {}

  /**
   * Returns the page of this key, rendered unless that was done for the same stamp. Two threads may
   * render it at once: that is cheaper than one waiting for the other.
   *
   * @param stamp the state of everything that the page is made of
   */
  Rendered get(String key, String stamp, Supplier<Rendered> render) {
    Optional<Rendered> known = known(key, stamp);
    if (known.isPresent()) {
      return known.get();
    }
    Rendered page = render.get();
    synchronized (entries) {
      entries.put(key, new Entry(stamp, page));
      if (entries.size() > size) {
        entries.remove(entries.keySet().iterator().next());
      }
    }
    return page;
  }

  private Optional<Rendered> known(String key, String stamp) {
    synchronized (entries) {
      return Optional.ofNullable(entries.get(key))
          .filter(entry -> entry.stamp().equals(stamp))
          .map(Entry::page);
    }
  }
}
